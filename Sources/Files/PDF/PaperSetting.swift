/// Sets parts on pages, from top to bottom. Knows where it stands, and begins a new page where something does not fit.
final class PaperSetting {
    let type: PaperType
    private(set) var pages: [[PaperMark]] = [[]]
    /// Where the next part begins, in points from the top.
    private(set) var top = PaperBox.content.y

    init(_ type: PaperType) {
        self.type = type
    }

    var room: Double { PaperBox.content.end - top }
    var isAtTop: Bool { top == PaperBox.content.y }

    func set(_ part: PDFPart) {
        switch part {
        case .title(let text): lines(text, .title, after: 6)
        case .heading(let text):
            space(10)
            // A heading goes along with what it is the heading of.
            need(PaperFace.heading.lineHeight + 3 * PaperFace.body.lineHeight)
            lines(text, .heading, after: 3)
        case .paragraph(let text): lines(text, .body, after: 6)
        case .small(let text): lines(text, .small, .grey, after: 5)
        case .note(let text): note(text)
        case .table(let table): set(table)
        case .bars(let bars): set(bars)
        case .code(let code): set(code)
        case .slips(let slips): set(slips)
        case .pageBreak: newPage()
        }
    }

    func mark(_ mark: PaperMark) { pages[pages.count - 1].append(mark) }

    /// Leaves so many points empty; nothing at the top of a page.
    func space(_ points: Double) {
        if !isAtTop { top += points }
    }

    func move(_ points: Double) { top += points }

    /// Begins a new page where so many points are not left.
    func need(_ points: Double) {
        if room < points, !isAtTop { newPage() }
    }

    func newPage() {
        pages.append([])
        top = PaperBox.content.y
    }

    private func lines(_ text: String, _ face: PaperFace, _ ink: PaperInk = .black, after: Double) {
        for line in type.lines(text, face, width: PaperBox.content.width) {
            need(face.lineHeight)
            mark(.text(line, face, ink, x: PaperBox.content.x, y: top))
            move(face.lineHeight)
        }
        space(after)
    }

    /// In a frame with a thick left side; longer than a page it goes on without one.
    private func note(_ text: String) {
        let content = PaperBox.content
        let lines = type.lines(text, .body, width: content.width - 22)
        let height = Double(lines.count) * PaperFace.body.lineHeight + 12
        guard height <= content.height else { return self.lines(text, .body, after: 6) }
        need(height)
        mark(.box(PaperBox(x: content.x, y: top, width: content.width, height: height), .faint))
        mark(.box(PaperBox(x: content.x, y: top, width: 3, height: height), .blue))
        for (number, line) in lines.enumerated() {
            let y = top + 6 + Double(number) * PaperFace.body.lineHeight
            mark(.text(line, .body, .black, x: content.x + 13, y: y))
        }
        move(height)
        space(8)
    }

    private func set(_ code: PDFCode) {
        guard let pattern = QRCode(code.text) else { return }
        let side = 110.0
        need(side + PaperFace.small.lineHeight * 2)
        mark(.code(pattern, PaperBox(x: PaperBox.content.x, y: top, width: side, height: side)))
        move(side + 3)
        if let caption = code.caption { lines(caption, .small, .grey, after: 6) }
    }
}
