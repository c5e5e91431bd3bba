/// Something at its place on a page, in points from the upper left corner.
enum PaperMark {
    /// One line of text, by its upper left corner.
    case text(String, PaperFace, PaperInk, x: Double, y: Double)
    case box(PaperBox, PaperInk)
    case rule(x: Double, y: Double, toX: Double, toY: Double, PaperInk, isDashed: Bool)
    case code(QRCode, PaperBox)
}

/// A rectangle on a page.
struct PaperBox: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    /// A4, 210 × 297 mm (ISO 216), in points of 1/72 inch.
    static let page = PaperBox(x: 0, y: 0, width: 210 / 25.4 * 72, height: 297 / 25.4 * 72)

    /// What parts may fill: 18 mm to each side, so that a folder's holes hurt nothing; more above and below, for
    /// header and footer.
    static let content = PaperBox(x: 51, y: 62, width: page.width - 2 * 51, height: page.height - 2 * 62)

    var end: Double { y + height }
    var right: Double { x + width }
}
