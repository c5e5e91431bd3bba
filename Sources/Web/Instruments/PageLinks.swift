import Care

/// To the page before and the page after, where a list is longer than one.
struct PageLinks {
    let path: String
    /// What the address keeps besides the page, such as a search.
    let kept: [(name: String, value: String)]
    let page: Int
    let hasMore: Bool

    var html: HTML {
        guard page > 1 || hasMore else { return .empty }
        return """
            <nav class="actions no-print" aria-label="\(say: "instruments.pages.name")">
            \(if: page > 1, link(page - 1, Phrase("instruments.pages.before")))
            <span class="small">\(say: "instruments.pages.here", ["page": "\(page)"])</span>
            \(if: hasMore, link(page + 1, Phrase("instruments.pages.after")))</nav>
            """
    }

    private func link(_ page: Int, _ words: Phrase) -> HTML {
        "<a class=\"btn small plain\" href=\"\(address(page))\">\(say: words)</a>"
    }

    private func address(_ page: Int) -> String {
        let values = (kept + [("page", "\(page)")]).map { "\($0.0)=\(Self.escaped($0.1))" }
        return "\(path)?\(values.joined(separator: "&"))"
    }

    private static func escaped(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            result += isPlain ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }
    }
}
