import Testing

@testable import Web

@Suite struct FormBodyTests {
    @Test(arguments: [
        ("", [:]), ("a=1", ["a": "1"]), ("a=1&b=2", ["a": "1", "b": "2"]), ("a", ["a": ""]), ("a=", ["a": ""]),
        ("a=b=c", ["a": "b=c"]), ("a=b+c", ["a": "b c"]), ("a=b%2Bc", ["a": "b+c"]), ("a%20b=1", ["a b": "1"]),
        ("n=%E5%B0%8F%E6%9E%97", ["n": "小林"]), ("a=1&a=2", ["a": "2"]), ("&&a=1&", ["a": "1"]), ("=x", ["": "x"]),
        ("t=one%0D%0Atwo", ["t": "one\r\ntwo"]),
    ] as [(String, [String: String])])
    func `a form is read`(_ text: String, _ fields: [String: String]) {
        #expect(FormBody.read(text) == fields)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%ff=a", "a=%00", "a%00=b", "a=%C3%28", "a=b&c=%E5%B0"])
    func `what is no text is refused`(_ text: String) {
        #expect(FormBody.read(text) == nil)
    }

    @Test func `four hundred fields are read and one more is too many`() {
        let fields = (1...401).map { "f\($0)=x" }
        #expect(FormBody.read(fields.prefix(400).joined(separator: "&"))?.count == 400)
        #expect(FormBody.read(fields.joined(separator: "&")) == nil)
    }
}
