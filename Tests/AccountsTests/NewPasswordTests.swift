import Accounts
import Care
import Foundation
import HouseKit
import Storage
import Testing
import Vault

@testable import App

/// Source: NIST SP 800-63B, 5.1.1.2.
@Suite struct NewPasswordTests {
    @Test(
        arguments: [
            ("ninechars", AccountError.shortPassword), ("woaini1314", .commonPassword), ("WoAiNi1314", .commonPassword),
            ("ｗｏａｉｎｉ１３１４", .commonPassword), ("1234567890", .commonPassword), ("qwertyuiop", .commonPassword),
            ("zhongguo2008", .commonPassword), ("password123", .commonPassword), ("ababababab", .commonPassword),
            ("xiaohe.wang", .passwordIsName), ("Xiaohe.Wang.2026", .passwordIsName), ("xinqiao2026", .passwordIsName),
        ])
    func `a password that is guessed first is refused, and it is said why`(
        _ password: String, _ fault: AccountError
    ) async throws {
        try await withTown(.sqlite) { town in
            let link = try await town.invite()
            await #expect(throws: fault) { try await town.use(link, login: "xiaohe.wang", password: password) }
            #expect(try await town.perform(ReadLink(secret: link.secret)).login == nil, "the link is still good")
        }
    }

    @Test(arguments: ["river stones at dusk", "门前大桥下游过一群鸭", "aaaaaaaaab correct"])
    func `length is enough: no rule asks for signs, digits or capitals`(_ password: String) async throws {
        try await withTown(.sqlite) { town in
            let link = try await town.invite()
            let outcome = try await town.use(link, login: "xiaohe.wang", password: password)
            guard case .done = outcome else { throw NothingThere() }
        }
    }

    @Test func `the list that is shipped has ten thousand passwords, none too short to matter`() throws {
        let folder = try Resources(setting: nil).policies
        let text = try String(contentsOf: folder.appending(path: "common-passwords.txt"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 10_000)
        #expect(lines.allSatisfy { $0.count >= 10 })
        #expect(CommonPasswords(text).count == lines.count, "none stands there twice")
    }

    @Test(arguments: Engine.available)
    func `a password hashed at an older cost is hashed anew when its owner signs in`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let old = try PasswordHash(
                of: Townsperson.northLead.password, cost: .older, random: .system).text
            try await town.tamper("UPDATE account SET password_hash = \(old) WHERE login = 'lead.north'")
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
            let moved = try await town.number(
                "SELECT COUNT(*) AS number FROM account WHERE login = 'lead.north' AND password_hash <> \(old)")
            #expect(moved == 1)
            town.clock.pass(seconds: 30)
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
        }
    }
}

extension ScryptCost {
    /// Another cost than the one of tests, and as cheap.
    fileprivate static var older: ScryptCost { ScryptCost(logRounds: 5, blockSize: 8, passes: 1) ?? .forTests }
}
