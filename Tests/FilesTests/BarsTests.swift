import Care
import Testing

@testable import Files

/// A bar on paper is as long as its figure, and stands beside the number that is written for it.
@Suite struct BarsTests {
    private static let chart = PDFBars(
        [
            .init("甲", 100, shown: "100%"), .init("乙", 50, shown: "50%", interval: 40...61.5),
            .init("丙", 25, shown: "25%", interval: 20...30), .init("丁", 0, shown: "0%"),
        ], full: 100)

    private let marks: [PaperMark]

    init() throws {
        let setting = PaperSetting(try PaperType(.zhHans))
        setting.set(.bars(Self.chart))
        marks = setting.pages.flatMap { $0 }
    }

    private var boxes: [PaperBox] {
        marks.compactMap { mark -> PaperBox? in
            guard case .box(let box, .blue) = mark else { return nil }
            return box
        }
    }

    @Test func `twice as long is twice as much, from the same line`() throws {
        let full = try #require(boxes.first).width
        #expect(boxes.count == 4 && full > 100)
        for (box, bar) in zip(boxes, Self.chart.bars).dropLast() {
            #expect(abs(box.width - full * bar.value / 100) < 0.01, "\(bar.name)")
        }
        #expect(boxes.allSatisfy { $0.x == boxes[0].x })
        #expect(boxes[3].width < 1, "nothing is a hair, so that it is seen to have been counted")
    }

    @Test func `an interval is drawn from its lower to its upper end`() throws {
        let full = try #require(boxes.first)
        let spans = marks.compactMap { mark -> [Double]? in
            guard case .rule(let x, let y, let toX, let toY, _, _) = mark, y == toY else { return nil }
            return [x, toX].map { ($0 - full.x) / full.width * 100 }
        }
        #expect(spans.count == 2)
        for (span, ends) in zip(spans, [[40, 61.5], [20, 30]]) {
            #expect(zip(span, ends).allSatisfy { abs($0 - $1) < 0.01 }, "\(span)")
        }
    }

    @Test func `each bar has its own name and number beside it`() {
        for (box, bar) in zip(boxes, Self.chart.bars) {
            let beside = marks.compactMap { mark -> String? in
                guard case .text(let text, _, _, _, let y) = mark, y <= box.y, y + 15 > box.y else { return nil }
                return text
            }
            #expect(beside == [bar.name, bar.shown])
        }
    }
}
