import Testing
import Vault

@Suite struct TextFormTests {
    /// Source: RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "MY======"), ("fo", "MZXQ===="), ("foo", "MZXW6==="), ("foob", "MZXW6YQ="),
        ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI======"),
    ])
    func `base 32 is that of the standard, both ways`(plain: String, coded: String) {
        let bytes = Array(plain.utf8)
        #expect(Base32.text(bytes, padded: true) == coded)
        #expect(Base32.text(bytes) == String(coded.prefix { $0 != "=" }))
        #expect(Base32.bytes(coded) == bytes)
        #expect(Base32.bytes(Base32.text(bytes).lowercased()) == bytes)
    }

    @Test(arguments: ["M", "MZX", "MZXW6Y", "MY1=", "M=Y=====", "MZXW6YT0", "心"])
    func `what is not base 32 is refused`(text: String) {
        #expect(Base32.bytes(text) == nil)
    }

    @Test func `base 32 reads what people type`() {
        #expect(Base32.bytes("mzxw 6ytb-oi") == Array("foobar".utf8))
    }

    /// Source: RFC 4648, section 10; the last with the two letters that differ from plain base64.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy"),
        ("~~?\u{7F}>", "fn4_fz4"),
    ])
    func `base64url is that of the standard, both ways`(plain: String, coded: String) {
        #expect(Base64URL.text(Array(plain.utf8)) == coded)
        #expect(Base64URL.bytes(coded) == Array(plain.utf8))
    }

    @Test func `base64url of every byte comes back`() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
        #expect(Base64URL.text([0xFB, 0xFF]) == "-_8")
    }

    @Test(arguments: ["Zg==", "Zm9v+", "Zm9v/", "Z", "Zm 9v", "心桥"])
    func `what is not base64url is refused`(text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }
}
