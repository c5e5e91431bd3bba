import Care
import FileKit
import Files
import Testing

@Suite struct PaperTests {
    private let noon = Moment(Day("2026-11-22")!, minute: 720)

    private func paper(_ parts: [PDFPart], watermark: String? = nil) -> PDFPaper {
        PDFPaper(
            title: "示例", language: .zhHans, made: noon, header: "示例市第一中学", footer: "只供发放使用",
            watermark: watermark, parts: parts)
    }

    private func table(rows: Int) -> PDFTable {
        PDFTable(
            [PDFColumn("座号", share: 0.5, .trailing), PDFColumn("姓名")], rows: (1...rows).map { ["\($0)", "示例\($0)号"] })
    }

    @Test func `what is written can be read by another program`() throws {
        let pdf = try paper([.title("班级名单"), .paragraph("Well-being 幸福感 2026"), .note("请妥善保管")]).pdf()
        #expect(pdf.starts(with: Array("%PDF-".utf8)))
        let text = try Poppler.text(pdf)
        for words in ["班级名单", "Well-being 幸福感 2026", "请妥善保管", "示例市第一中学", "只供发放使用", "1 / 1"] {
            #expect(text.contains(words))
        }
    }

    @Test func `every font is in the file and speaks Chinese`() throws {
        let fonts = try Poppler.fonts(try paper([.title("粗"), .paragraph("细")]).pdf())
        #expect(fonts.count == 2)
        for font in fonts {
            #expect(font.contains("NotoSansCJKsc"))
            #expect(font.contains("yes yes yes"), "in the file, only what is used of it, and with its meaning")
        }
    }

    @Test func `the same paper is the same bytes and says when it was made`() throws {
        let one = paper([.paragraph("同样"), .table(table(rows: 3))])
        var later = one
        later.made = noon.adding(minutes: 1)
        #expect(try one.pdf() == one.pdf())
        #expect(try one.pdf() != later.pdf())
    }

    @Test func `the head of a table stands on every page and no row is lost`() throws {
        let pdf = try paper([.table(table(rows: 200))]).pdf()
        let pages = try #require(try Poppler.pages(pdf))
        #expect(pages > 3)
        let text = try Poppler.text(pdf)
        #expect(text.ranges(of: "座号").count == pages)
        for number in 1...200 { #expect(text.ranges(of: "示例\(number)号").count == 1) }
        for number in 1...pages { #expect(text.contains("\(number) / \(pages)")) }
    }

    @Test func `a cell longer than a page goes on`() throws {
        let long = (1...2_000).map { "词\($0)。" }.joined()
        let text = try Poppler.text(
            try paper([.table(PDFTable([PDFColumn("意见"), PDFColumn("谁")], rows: [[long, "甲"], ["短", "乙"]]))]).pdf())
        let joined = text.filter { !$0.isNewline }
        for number in [1, 700, 1_400, 2_000] { #expect(joined.contains("词\(number)。")) }
        #expect(text.contains("乙"))
    }

    @Test func `slips are cut so many from a page`() throws {
        let slips = (1...13).map {
            PDFSlips.Slip(title: "座号 \($0)", big: "K7Q4-2M9X", code: "https://example.org/s#\($0)")
        }
        let pdf = try paper([.paragraph("名单"), .slips(PDFSlips(slips))]).pdf()
        #expect(try Poppler.pages(pdf) == 3, "ten on a page, behind the page of the list")
        #expect(try Poppler.text(pdf).ranges(of: "K7Q4-2M9X").count == 13)
    }

    @Test func `a watermark stands on every page`() throws {
        let pdf = try paper([.paragraph("一"), .pageBreak, .paragraph("二")], watermark: "王老师 11-22").pdf()
        let plain = try paper([.paragraph("一"), .pageBreak, .paragraph("二")]).pdf()
        #expect(try Poppler.pages(pdf) == 2)
        #expect(pdf.count > plain.count)
        // Each sign of a slanting line is found by itself.
        #expect(try Poppler.text(pdf).filter { $0 == "师" }.count == 10)
        #expect(try !Poppler.text(plain).contains("师"))
    }

    @Test func `nothing that somebody types breaks a paper`() throws {
        let nasty = "\0\u{1B}[31m\u{202E}عربي 🧑‍🏫 <b>&amp;" + String(repeating: "W", count: 5_000)
        let bars = PDFBars([.init(nasty, .nan, shown: nasty), .init("x", -3, shown: "", interval: -9 ... .infinity)])
        let pdf = try paper(
            [
                .title(nasty), .heading(""), .paragraph(""), .small(nasty), .note(nasty), .bars(bars),
                .table(PDFTable([], rows: [["a"]])),
                .table(PDFTable([PDFColumn(nasty, share: .nan)], rows: [[], [nasty, "more"]])),
                .code(PDFCode(nasty + nasty, caption: nasty)),
                .slips(PDFSlips([.init(title: nasty, big: nasty)], across: 0, down: 9)),
            ], watermark: nasty
        ).pdf()
        #expect(try Poppler.text(pdf).contains("<b>&amp;"))
    }

    @Test func `many papers at once are what each is alone`() async throws {
        let sheet = paper([.title("同时"), .table(table(rows: 60)), .bars(PDFBars([.init("甲", 3, shown: "3")]))])
        let alone = try sheet.pdf()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 { group.addTask { try sheet.pdf() == alone } }
            for try await isSame in group { #expect(isSame) }
        }
    }
}
