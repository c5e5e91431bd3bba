import Care
import HouseKit
import ScreeningRules
import Testing

@testable import App
@testable import Web

/// What pages say about scales stands in the words, not in the scales' files: nothing may be left unsaid there.
@Suite struct ScaleWordsTests {
    @Test func `every band of every shipped scale has its meaning, and every topic its words`() async throws {
        try await withTown(.sqlite) { town in
            let words = try Words(folder: try town.house.resources.words)
            let scales = try References(town.house.resources).library.all
            #expect(scales.count >= 15)
            let meanings = scales.flatMap { scale in bands(of: scale).map { scale.meaning(of: $0) } }
            let topics = Topic.allCases.flatMap { [$0.name, $0.door] + $0.tips }
            for phrase in meanings + topics {
                for language in Language.allCases {
                    #expect(words.text(phrase, in: language) != phrase.key, "\(phrase.key) in \(language)")
                }
            }
        }
    }

    /// "Possible", never "you have"; no word of an illness, of guilt or of a test that was failed.
    @Test func `no meaning of a band names an illness or blames`() async throws {
        try await withTown(.sqlite) { town in
            let words = try Words(folder: try town.house.resources.words)
            let harsh = ["患有", "抑郁症", "焦虑症", "阳性", "筛查", "量表", "异常", "depressi", "disorder", "diagnos", "abnormal"]
            for scale in try References(town.house.resources).library.all {
                for band in bands(of: scale) {
                    for language in Language.allCases {
                        let text = words.text(scale.meaning(of: band), in: language).lowercased()
                        #expect(!harsh.contains { text.contains($0) }, "\(scale.slug) \(band.code): \(text)")
                    }
                }
            }
        }
    }

    @Test func `every topic has its picture`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let home = try await browser.get("/").text
            let link = try #require(home.firstMatch(of: /href="(\/public\/[^"]+xinqiao\.css)"/))
            let css = String(link.1)
            let sheet = try await browser.get(css).text
            for topic in Topic.allCases {
                #expect(sheet.contains(".door.\(topic.rawValue) { --sign: url(\"../img/\(topic.rawValue).svg\"); }"))
                let picture = css.replacing("css/xinqiao.css", with: "img/\(topic.rawValue).svg")
                #expect(try await browser.get(picture).status == 200, "\(topic)")
            }
        }
    }

    /// The scale's own bands and those for other people.
    private func bands(of scale: Questionnaire) -> [Band] {
        scale.bands.all + scale.scoring.alternatives.flatMap { $0.bands?.all ?? [] }
    }
}
