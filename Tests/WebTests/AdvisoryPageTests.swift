import Care
import FileKit
import HouseKit
import Reports
import Storage
import Testing

@testable import Web

/// The report for officials on its page and on paper.
@Suite struct AdvisoryPageTests {
    @Test func `advice is written by one and agreed to by another and printed on A4`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town)
            let path = "/reports/\(county.campaign.rawValue)/advisory"
            var writer = try town.browser()
            try await writer.signIn(as: .northAdministrator, in: town)
            try await writer.get("/reports/\(county.campaign.rawValue)")
            #expect(writer.page.text.contains("href=\"\(path)\""))
            try await writer.get(path)
            #expect(writer.page.text.contains("239") && writer.page.text.contains("95% 区间"))
            #expect(!writer.page.text.contains("action=\"\(path)/paper\""), "nothing is in force")
            let hidden = writer.page.hiddenFields(of: path)
            let small = try await writer.post(path, hidden.merging(["advice": "有 3 名学生需要住院。"]) { $1 })
            #expect(small.status == 422 && small.text.contains("3名学生") && small.text.contains("需要住院"))
            let kept = try await writer.post(path, hidden.merging(["advice": "每所学校配两名心理老师。"]) { $1 })
            #expect(kept.status == 303)
            try await writer.get(path)
            #expect(writer.page.text.contains("建议是您写的"))

            var second = try town.browser()
            try await second.signIn(as: .secondNorthAdministrator, in: town)
            try await second.get(path)
            #expect(second.page.text.contains("每所学校配两名心理老师。"))
            let agreed = try await second.post("\(path)/approval", second.page.hiddenFields(of: "\(path)/approval"))
            #expect(agreed.status == 303)
            try await second.get(path)
            let form = second.page.hiddenFields(of: "\(path)/paper")
            let none = try await second.post("\(path)/paper", form.merging(["reason": " "]) { $1 })
            #expect(none.status == 422 && none.text.contains("id=\"reason\""))
            let paper = try await second.post("\(path)/paper", form.merging(["reason": "区里的例会"]) { $1 })
            #expect(paper.status == 200 && paper.type == "application/pdf")
            #expect(try Poppler.isOnA4(paper.bytes))
        }
    }
}
