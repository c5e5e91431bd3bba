import Care
import HouseKit
import Testing

@testable import App
@testable import Web

@Suite struct HTMLTests {
    private static func written(_ html: HTML) throws -> String {
        let words = try Words(folder: try Resources(setting: nil).words)
        return String(decoding: html.written(in: .en, with: words), as: UTF8.self)
    }

    @Test(arguments: [
        ("plain", "plain"), ("小林", "小林"), ("", ""), ("a & b", "a &amp; b"), ("&amp;", "&amp;amp;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\" onfocus='x'", "&quot; onfocus=&#39;x&#39;"), ("😀<", "😀&lt;"), ("e\u{301}<", "e\u{301}&lt;"),
        ("\r\n>", "\r\n&gt;"),
    ])
    func `what people wrote is text in a page and never markup`(_ text: String, _ expected: String) throws {
        #expect(HTML.escaped(text) == expected)
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(try Self.written(html) == "<p title=\"\(expected)\">\(expected)</p>")
    }

    @Test func `what fills a gap in a phrase is escaped too`() throws {
        let html: HTML = "\(say: "accounts.signIn.already", ["name": "<b>"])"
        let text = try Self.written(html)
        #expect(text.contains("&lt;b&gt;"))
        #expect(!text.contains("<b>"))
    }

    @Test func `a value that looks like a gap stays as it is, and so does a gap without a value`() throws {
        let words = try Words(folder: try Resources(setting: nil).words)
        let filled = words.text(Phrase("accounts.signIn.already", ["name": "{name} {other}"]), in: .en)
        #expect(filled.contains("{name} {other}"))
        let open = words.text(Phrase("accounts.signIn.already", ["other": "x"]), in: .en)
        #expect(open.contains("{name}"))
    }

    @Test func `a piece goes in as it is, a number as its digits, and a condition decides`() throws {
        let item: HTML = "<li>\(7)</li>"
        let list: HTML = "\(each: [item, item])\(if: false, "<b>no</b>")\(if: true, "<i>yes</i>")\(HTML.empty)"
        #expect(try Self.written(list) == "<li>7</li><li>7</li><i>yes</i>")
    }

    @Test func `what was typed comes back into its field as text`() async throws {
        try await withTown(.sqlite) { town in
            let attack = "\"><script>alert('x')</script>"
            var browser = try town.browser()
            try await browser.get("/sign-in")
            try await browser.submit("/sign-in", ["account": attack, "password": "x", "code": "1"])
            #expect(browser.page.status == 422)
            #expect(!browser.page.text.contains(attack))
            #expect(browser.page.text.contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
            try await browser.get("/")
            try await browser.submit("/resume", ["code": attack])
            #expect(!browser.page.text.contains(attack))
        }
    }
}
