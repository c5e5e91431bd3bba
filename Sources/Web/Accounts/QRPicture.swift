import Files

/// A QR code drawn into the page itself, so that no secret stands in an address of a picture. Always dark on white:
/// many cameras cannot read the reverse.
struct QRPicture {
    private let code: QRCode

    /// - Returns: `nil` when the text is too long for such a picture.
    init?(_ text: String) {
        guard let code = QRCode(text) else { return nil }
        self.code = code
    }

    /// Four empty fields on every side. Source: ISO/IEC 18004, quiet zone.
    private static let quiet = 4

    var html: HTML {
        let side = code.side + 2 * Self.quiet
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(say: "accounts.qr")">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
            """
    }

    /// One stroke for each run of dark fields in a row.
    private var path: String {
        (0..<code.side).map { row in
            var strokes = ""
            var column = 0
            while column < code.side {
                let start = column
                while column < code.side, code.fields[row * code.side + column] { column += 1 }
                let length = column - start
                if length > 0 { strokes += "M\(start + Self.quiet) \(row + Self.quiet)h\(length)v1h-\(length)z" }
                column += 1
            }
            return strokes
        }.joined()
    }
}
