extension PaperSetting {
    /// From edge to edge within the header and the footer: whoever cuts a stack of pages cuts all of them alike.
    func set(_ sheet: PDFSlips) {
        let onPage = sheet.across * sheet.down
        for start in stride(from: 0, to: sheet.slips.count, by: onPage) {
            if !isAtTop { newPage() }
            cutLines(sheet)
            for (place, slip) in sheet.slips[start..<min(start + onPage, sheet.slips.count)].enumerated() {
                set(slip, in: box(place, sheet))
            }
            move(PaperBox.content.height)
        }
    }

    private func box(_ place: Int, _ sheet: PDFSlips) -> PaperBox {
        let content = PaperBox.content
        let (width, height) = (content.width / Double(sheet.across), content.height / Double(sheet.down))
        return PaperBox(
            x: content.x + Double(place % sheet.across) * width, y: content.y + Double(place / sheet.across) * height,
            width: width, height: height)
    }

    private func cutLines(_ sheet: PDFSlips) {
        let content = PaperBox.content
        for number in 0...sheet.down {
            let y = content.y + content.height / Double(sheet.down) * Double(number)
            mark(.rule(x: content.x, y: y, toX: content.right, toY: y, .grey, isDashed: true))
        }
        for number in 0...sheet.across {
            let x = content.x + content.width / Double(sheet.across) * Double(number)
            mark(.rule(x: x, y: content.y, toX: x, toY: content.end, .grey, isDashed: true))
        }
    }

    private func set(_ slip: PDFSlips.Slip, in box: PaperBox) {
        let pattern = slip.code.flatMap { QRCode($0) }
        let side = pattern == nil ? 0 : min(box.height - 24, box.width * 0.42, 88)
        let width = box.width - 24 - (pattern == nil ? 0 : side + 8)
        var y = box.y + 9
        func write(_ text: String, _ face: PaperFace, _ ink: PaperInk = .black) {
            for line in type.lines(text, face, width: width) where y + face.lineHeight <= box.end - 4 {
                mark(.text(line, face, ink, x: box.x + 12, y: y))
                y += face.lineHeight
            }
        }
        write(slip.title, .strong)
        if let big = slip.big { write(big, .large) }
        for line in slip.lines { write(line, .small, .grey) }
        if let pattern {
            mark(.code(pattern, PaperBox(x: box.right - side - 12, y: box.y + 12, width: side, height: side)))
        }
    }
}
