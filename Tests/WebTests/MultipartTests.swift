import Files
import Testing

@testable import Web

@Suite struct MultipartTests {
    private func read(_ text: String) -> MultipartBody.Read? {
        MultipartBody.read(Array(text.replacing("\n", with: "\r\n").utf8), boundary: "line")
    }

    private func part(_ disposition: String, _ content: String) -> String {
        "--line\nContent-Disposition: form-data; \(disposition)\n\n\(content)\n"
    }

    @Test func `texts and files are told apart`() throws {
        let read = try #require(self.read(
            part("name=\"csrf\"", "word") + part("name=\"file\"; filename=\"单位.csv\"", "a,b\n--lin\n") + "--line--\n"))
        #expect(read.values == ["csrf": "word"])
        #expect(read.uploads["file"]?.name == "单位.csv")
        #expect(read.uploads["file"]?.bytes == Array("a,b\r\n--lin\r\n".utf8))
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd"), ("C:\\\\lists\\\\a.csv", "a.csv"), ("a%22b.csv", "a\"b.csv"), ("/", ""),
    ])
    func `a file's name is never a path`(given: String, kept: String) throws {
        let read = try #require(self.read(part("name=\"file\"; filename=\"\(given)\"", "x") + "--line--"))
        #expect(read.uploads["file"]?.name == kept)
    }

    @Test func `a form without a chosen file brings none`() throws {
        let read = try #require(self.read(part("name=\"file\"; filename=\"\"", "") + "--line--"))
        #expect(read.uploads.isEmpty)
    }

    @Test func `what is not well-formed is refused`() {
        let good = part("name=\"a\"", "1")
        #expect(read(good + "--line--") != nil)
        #expect(read(good) == nil, "cut off")
        #expect(read("x" + good + "--line--") == nil, "something before the first line")
        #expect(read(good + good + "--line--") == nil, "the same name twice")
        #expect(read(part("name=\"a\"", "1\u{0}") + "--line--") == nil, "a NUL")
        #expect(read(part("", "1") + "--line--") == nil, "no name")
        #expect(read("--line\nX: y\n\n1\n--line--") == nil, "no disposition")
        #expect(read("--line\nContent-Disposition: form-data; name=\"a\"\n--line--") == nil, "no content")
    }

    @Test func `twenty parts are read and twenty-one refused`() {
        let parts = (0..<20).map { part("name=\"f\($0)\"", "x") }.joined()
        #expect(read(parts + "--line--")?.values.count == 20)
        #expect(read(parts + part("name=\"more\"", "x") + "--line--") == nil)
    }

    @Test func `the line between parts is what RFC 2046 allows`() {
        #expect(MultipartBody.boundary(of: "multipart/form-data; boundary=----abc123") == "----abc123")
        #expect(MultipartBody.boundary(of: "Multipart/Form-Data; boundary=\"a'b\"") == "a'b")
        #expect(MultipartBody.boundary(of: "multipart/form-data") == nil)
        #expect(MultipartBody.boundary(of: "multipart/mixed; boundary=a") == nil)
        #expect(MultipartBody.boundary(of: "multipart/form-data; boundary=a\r\nb") == nil)
        #expect(MultipartBody.boundary(of: "multipart/form-data; boundary=" + String(repeating: "a", count: 71)) == nil)
    }
}
