import Care

/// Addresses with a query, such as the next page of a search.
enum AddressText {
    /// Empty values are left out.
    static func with(_ path: String, _ values: [(String, String)]) -> String {
        let query = values.filter { !$0.1.isEmpty }.map { "\($0.0)=\(escaped($0.1))" }.joined(separator: "&")
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [45, 46, 95, 126].contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }.joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return text.count == 1 ? "0\(text)" : text
    }
}

/// Links to the neighbouring pages of a long list.
struct Pager {
    /// From 1.
    let page: Int
    let pageSize: Int
    let count: Int
    /// The address of a page.
    let address: (Int) -> String

    var html: HTML {
        let last = max(1, (count + pageSize - 1) / pageSize)
        guard last > 1 else { return .empty }
        return """
            <nav class="actions" aria-label="\(say: "accounts.pager.title")">
            \(if: page > 1, link(to: page - 1, Phrase("accounts.pager.before")))
            <span>\(say: "accounts.pager.here", ["page": "\(page)", "last": "\(last)"])</span>
            \(if: page < last, link(to: page + 1, Phrase("accounts.pager.next")))
            </nav>
            """
    }

    private func link(to page: Int, _ words: Phrase) -> HTML {
        "<a class=\"btn small plain\" href=\"\(address(page))\">\(say: words)</a>"
    }
}
