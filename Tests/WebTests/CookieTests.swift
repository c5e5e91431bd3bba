import Care
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct CookieTests {
    @Test(arguments: [
        (nil, [:]), ("", [:]), ("a=1", ["a": "1"]), ("a=1; b=2", ["a": "1", "b": "2"]),
        ("a=1;b=2", ["a": "1", "b": "2"]),
        (" a = 1 ", ["a": "1"]), ("a=b=c", ["a": "b=c"]), ("a", [:]), ("a=", [:]), ("; ;a=1;", ["a": "1"]),
    ] as [(String?, [String: String])])
    func `cookies are read`(_ header: String?, _ values: [String: String]) {
        #expect(Cookie.read(header) == values)
    }

    @Test(arguments: [
        (Cookie.signIn, "Strict"), (Cookie.form, "Strict"), (Cookie.sheet, "Lax"), (Cookie.look, "Lax"),
        (Cookie.sitting, "Strict"),
    ])
    func `every cookie is out of reach of scripts and of other sites`(_ name: String, _ site: String) {
        let plain = Cookie.set(name, "x", seconds: 60, secure: false)
        #expect(plain == "\(name)=x; Path=/; HttpOnly; SameSite=\(site); Max-Age=60")
        let secure = Cookie.set(name, "x", seconds: nil, secure: true)
        #expect(secure == "\(name)=x; Path=/; HttpOnly; SameSite=\(site); Secure")
        #expect(Cookie.clear(name, secure: true) == "\(name)=; Path=/; HttpOnly; SameSite=\(site); Max-Age=0; Secure")
    }

    @Test(arguments: [
        (nil, nil, LookCookie(language: .zhHans, isLarge: false)),
        (nil, "en-US,en;q=0.9", LookCookie(language: .en, isLarge: false)),
        (nil, "EN", LookCookie(language: .en, isLarge: false)),
        (nil, "zh-CN,en;q=0.8", LookCookie(language: .zhHans, isLarge: false)),
        (nil, "fr", LookCookie(language: .zhHans, isLarge: false)),
        ("xq_look=en", "zh-CN", LookCookie(language: .en, isLarge: false)),
        ("xq_look=zh-Hans.large", "en", LookCookie(language: .zhHans, isLarge: true)),
        ("xq_look=fr.large", "en", LookCookie(language: .en, isLarge: true)),
        ("xq_look=<b>", nil, LookCookie(language: .zhHans, isLarge: false)),
    ] as [(String?, String?, LookCookie)])
    func `language and size come from the cookie, then the browser, then the house`(
        _ cookie: String?, _ language: String?, _ look: LookCookie
    ) {
        var fields = HTTPFields()
        fields[.cookie] = cookie
        fields[.acceptLanguage] = language
        let head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/", headerFields: fields)
        #expect(LookCookie(Request(head: head, body: RequestBody(buffer: ByteBuffer()))) == look)
    }
}
