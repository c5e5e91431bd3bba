import Access
import Accounts
import Care
import HouseKit
import Testing

@testable import App
@testable import Web

@Suite struct DeedWordsTests {
    @Test func `every use case that leaves a line in the audit log is told in both languages`() async throws {
        try await withTown(.sqlite) { town in
            let words = try town.server().door.house.words
            let audited = Catalogue.house(isDemo: true).entries.filter(\.isAudited)
            #expect(audited.count > 100)
            for entry in audited {
                let phrase = Phrase("accounts.deed.\(entry.name)")
                let told = Language.allCases.map { words.text(phrase, in: $0) }
                #expect(!told.contains(phrase.key), "\(entry.name) has no words")
                #expect(Set(told).count == Language.allCases.count, "\(entry.name) is told in one language only")
            }
        }
    }

    @Test func `every right that somebody may hold is told in both languages`() async throws {
        try await withTown(.sqlite) { town in
            let words = try town.server().door.house.words
            for permission in Set(Role.allCases.flatMap(\.permissions)) {
                let phrase = Phrase("accounts.permission.\(permission.rawValue)")
                let told = Language.allCases.map { words.text(phrase, in: $0) }
                #expect(!told.contains(phrase.key), "\(permission) has no words")
                #expect(Set(told).count == Language.allCases.count, "\(permission) is told in one language only")
            }
        }
    }

    @Test func `what was done to me is told with names that colleagues know and without logins`() async throws {
        try await withTown(.sqlite) { town in
            try await town.perform(ReadPerson(account: town.id(.northLead)), as: .northAdministrator)
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let page = try await browser.get("/me/account")
            #expect(page.text.contains(Townsperson.northAdministrator.displayName))
            #expect(page.text.contains("看账号和岗位"))
            let who = page.text.split(separator: "<span class=\"sub\">").dropFirst().map { $0.prefix { $0 != "<" } }
            #expect(!who.contains { $0 == Townsperson.northAdministrator.rawValue })
            #expect(who.contains("平台或平台维护人员"), "the account was made at the server")
        }
    }
}
