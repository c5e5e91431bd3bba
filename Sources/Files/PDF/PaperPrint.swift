import CPangoCairo
import Care

/// Draws pages of marks into a PDF. The only place that calls cairo.
struct PaperPrint {
    private let paper: PDFPaper
    private let type: PaperType

    init(_ paper: PDFPaper, _ type: PaperType) {
        self.paper = paper
        self.type = type
    }

    func print(_ pages: [[PaperMark]]) throws(PDFFault) -> [UInt8] {
        let file = WrittenFile()
        let surface = cairo_pdf_surface_create_for_stream(
            WrittenFile.write, Unmanaged.passUnretained(file).toOpaque(), PaperBox.page.width, PaperBox.page.height)
        defer { cairo_surface_destroy(surface) }
        describe(surface)
        guard let pen = cairo_create(surface) else { throw .drawing("no memory") }
        defer { cairo_destroy(pen) }
        for (number, marks) in pages.enumerated() {
            around(number + 1, of: pages.count, pen)
            for mark in marks { draw(mark, pen) }
            cairo_show_page(pen)
        }
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(String(cString: cairo_status_to_string(status))) }
        return file.bytes
    }

    private func describe(_ surface: OpaquePointer?) {
        let made = "\(paper.made.day)T\(paper.made.clockText):00+08:00"
        for (field, text) in [
            (CAIRO_PDF_METADATA_TITLE, paper.title), (CAIRO_PDF_METADATA_CREATOR, "Xinqiao"),
            (CAIRO_PDF_METADATA_CREATE_DATE, made), (CAIRO_PDF_METADATA_MOD_DATE, made),
        ] {
            cairo_pdf_surface_set_metadata(surface, field, text.replacing("\0", with: ""))
        }
    }

    /// What stands on each page: below all else who took it out, above and below its header and number.
    private func around(_ number: Int, of count: Int, _ pen: OpaquePointer) {
        if let watermark = paper.watermark { across(watermark, pen) }
        let (content, page) = (PaperBox.content, PaperBox.page)
        if let header = paper.header.flatMap(oneLine) {
            draw(.text(header, .small, .grey, x: content.x, y: 34), pen)
            draw(.rule(x: content.x, y: 50, toX: content.right, toY: 50, .pale, isDashed: false), pen)
        }
        let bottom = page.height - 46
        if let footer = paper.footer.flatMap(oneLine) {
            draw(.text(footer, .small, .grey, x: content.x, y: bottom), pen)
        }
        let place = "\(number) / \(count)"
        draw(.text(place, .small, .grey, x: content.right - type.width(of: place, .small), y: bottom), pen)
    }

    private func oneLine(_ text: String) -> String? {
        type.lines(text, .small, width: PaperBox.content.width - 60).first
    }

    private func across(_ text: String, _ pen: OpaquePointer) {
        // What is longer leaves the page anyhow.
        let text = String(text.prefix(120))
        let (page, width) = (PaperBox.page, type.width(of: text, .body))
        ink(.faint, darker: 0.07, pen)
        for row in 0..<5 {
            cairo_save(pen)
            cairo_translate(pen, page.width / 2, page.height * (Double(row) + 0.5) / 5)
            cairo_rotate(pen, -.pi / 9)
            cairo_move_to(pen, -width / 2, 0)
            type.draw(text, .body, on: pen)
            cairo_restore(pen)
        }
    }

    private func draw(_ mark: PaperMark, _ pen: OpaquePointer) {
        switch mark {
        case .text(let line, let face, let colour, let x, let y):
            ink(colour, pen)
            cairo_move_to(pen, x, y + face.baseline)
            type.draw(line, face, on: pen)
        case .box(let box, let colour):
            ink(colour, pen)
            cairo_rectangle(pen, box.x, box.y, box.width, box.height)
            cairo_fill(pen)
        case .rule(let x, let y, let toX, let toY, let colour, let isDashed):
            ink(colour, pen)
            cairo_set_line_width(pen, isDashed ? 0.5 : 0.7)
            cairo_set_dash(pen, [3, 3], isDashed ? 2 : 0, 0)
            cairo_move_to(pen, x, y)
            cairo_line_to(pen, toX, toY)
            cairo_stroke(pen)
        case .code(let pattern, let box): draw(pattern, in: box, pen)
        }
    }

    /// One path for all fields: between rectangles that are filled one by one a screen shows hairlines.
    private func draw(_ pattern: QRCode, in box: PaperBox, _ pen: OpaquePointer) {
        let field = box.width / Double(pattern.side)
        cairo_set_source_rgb(pen, 0, 0, 0)
        for (place, isBlack) in pattern.fields.enumerated() where isBlack {
            let (row, column) = place.quotientAndRemainder(dividingBy: pattern.side)
            cairo_rectangle(pen, box.x + Double(column) * field, box.y + Double(row) * field, field, field)
        }
        cairo_fill(pen)
    }

    private func ink(_ colour: PaperInk, darker: Double = 0, _ pen: OpaquePointer) {
        let shade = colour.shade
        cairo_set_source_rgb(pen, shade.red - darker, shade.green - darker, shade.blue - darker)
    }
}

/// What cairo has written so far.
private final class WrittenFile {
    var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { file, start, count in
        guard let file, let start else { return CAIRO_STATUS_WRITE_ERROR }
        let written = Unmanaged<WrittenFile>.fromOpaque(file).takeUnretainedValue()
        written.bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
    }
}
