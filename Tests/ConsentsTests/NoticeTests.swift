import Access
import Care
import Consents
import HouseKit
import Storage
import Testing

/// What people are told before they are asked, version by version.
@Suite struct NoticeTests {
    private static func words(_ purpose: String) -> NoticeWords {
        var words = Town.consentWords
        words.purpose = purpose
        return words
    }

    @Test(arguments: Engine.available)
    func `a draft is mended in place, what is approved gets a version of its own`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(state: "draft")
            let write = WriteNotice(campaign: stage.campaign, chinese: Self.words("二"))
            let (first, again) = (
                try await town.perform(write, as: .northAdministrator),
                try await town.perform(write, as: .northAdministrator)
            )
            #expect(first.version == 1 && first.isNew)
            #expect(again.version == 1 && !again.isNew)
            try await town.tamper("UPDATE campaign SET state = 'open', decided_by = 'second'")
            let next = WriteNotice(campaign: stage.campaign, chinese: Self.words("三"))
            #expect(try await town.perform(next, as: .northAdministrator).version == 2)
            let read = try await town.perform(ReadNotice(campaign: stage.campaign), as: .northAdministrator)
            #expect(read.notices.map { $0.words["zh-Hans"]?.purpose } == ["三", "二"])
            #expect(read.mayWrite && read.isFixed && read.isForChildren)
        }
    }

    @Test(arguments: Engine.available)
    func `a version that somebody has answered stays as it is, even in a draft`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            try await town.agree(try await town.slips(stage)[0].secret)
            try await town.tamper("UPDATE campaign SET state = 'draft'")
            let next = WriteNotice(campaign: stage.campaign, chinese: Self.words("四"))
            #expect(try await town.perform(next, as: .northAdministrator).version == 2)
            let read = try await town.perform(ReadNotice(campaign: stage.campaign), as: .northAdministrator)
            #expect(read.notices.last?.words["zh-Hans"]?.purpose == Town.consentWords.purpose)
        }
    }

    @Test(arguments: Engine.available, [true, false])
    func `whoever agreed before is asked again only where the new version says so`(
        _ engine: Engine, _ again: Bool
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slips = try await town.slips(stage)
            try await town.agree(slips[0].secret)
            try await town.perform(DeclineGuardianConsent(secret: slips[1].secret))
            try await town.perform(
                WriteNotice(campaign: stage.campaign, chinese: Self.words("新"), asksAgain: again),
                as: .northAdministrator)
            let (yes, no) = (slips[0].participant, slips[1].participant)
            #expect(try await town.publishedConsents(of: yes) == (again ? [] : ["guardian given"]))
            #expect(try await town.guardian(slips[0].secret).isAskedAgain == again)
            // Nobody who said no is asked once more.
            #expect(try await town.publishedConsents(of: no) == ["guardian declined"])
            #expect(try await !town.guardian(slips[1].secret).isAskedAgain)
            if again {
                #expect(try await town.agree(slips[0].secret).version == 2)
                #expect(try await town.publishedConsents(of: yes) == ["guardian given"])
            }
        }
    }

    @Test(arguments: ["handler", "contact", "purpose", "method", "kinds", "necessity", "children"])
    func `a notice that leaves a part out is refused by the name of the part`(_ part: String) async throws {
        try await withTown(.sqlite) { town in
            let stage = try await town.consentStage(state: "draft", withNotice: false)
            var words = Town.consentWords
            switch part {
            case "handler": words.handler = " "
            case "contact": words.contact = ""
            case "purpose": words.purpose = "\n"
            case "method": words.method = ""
            case "kinds": words.kinds = ""
            case "necessity": words.necessity = ""
            default: words.children = nil
            }
            await #expect(throws: ConsentError.missing(field: "chinese.\(part)")) {
                try await town.perform(
                    WriteNotice(campaign: stage.campaign, chinese: words), as: .northAdministrator)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent_notice") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `too much, a plan being decided on, and one that is over are refused`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let long = Self.words(String(repeating: "字", count: NoticeWords.longestPart + 1))
            let tooLong = ConsentError.tooLong(field: "chinese.purpose", most: NoticeWords.longestPart)
            let refused: [(String, NoticeWords, ConsentError)] = [
                ("open", long, tooLong), ("submitted", Self.words("五"), .beingDecided),
                ("closed", Self.words("五"), .overAlready),
            ]
            for (state, words, problem) in refused {
                try await town.tamper("UPDATE campaign SET state = \(state)")
                await #expect(throws: problem) {
                    try await town.perform(
                        WriteNotice(campaign: stage.campaign, chinese: words), as: .northAdministrator)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `only who plans the campaign writes its notice; who carries it out reads it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let write = WriteNotice(campaign: stage.campaign, chinese: Self.words("六"))
            for caller in [town.caller(.northTeacher), town.caller(.southAdministrator), town.southTeacher] {
                await #expect(throws: Refusal.notFound) { try await town.office.perform(write, as: caller) }
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(write, as: .classTeacher) }
            let read = try await town.perform(ReadNotice(campaign: stage.campaign), as: .northTeacher)
            #expect(!read.mayWrite && read.notices.count == 1)
            for caller in [town.southTeacher, town.neighbourTeacher] {
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(ReadNotice(campaign: stage.campaign), as: caller)
                }
            }
        }
    }
}
