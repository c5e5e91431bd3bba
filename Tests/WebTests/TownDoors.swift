import Access
import Accounts
import Care
import HouseKit
import Storage

@testable import App
@testable import Web

/// The town's doors, without a network.
extension Town {
    /// - Parameter trustedProxies: whose word about a visitor's address counts.
    func browser(trusting trustedProxies: Set<String> = []) throws -> Browser {
        Browser(try server(trusting: trustedProxies))
    }

    func server(trusting trustedProxies: Set<String> = [], demoPeople: [DemoPerson]? = nil) throws -> WebServer {
        let web = try house.web(demoPeople: demoPeople).door.house
        let trusting = WebHouse(
            office: web.office, words: web.words, library: web.library, helpLines: web.helpLines,
            demoPeople: demoPeople, trustedProxies: trustedProxies, randomWord: web.randomWord,
            derivedWord: web.derivedWord, isReady: web.isReady, metrics: web.metrics,
            apiDocument: web.apiDocument)
        return try WebServer(trusting, publicFolder: try house.resources.publicFiles)
    }

    /// A bearer token for one of the town's programs.
    func token(_ program: Townsperson, granted: Set<Permission>? = nil) async throws -> String {
        try await performBySystem(
            IssueToken(
                login: program.rawValue, label: "test", granted: granted ?? program.post.role.permissions, days: 30)
        ).token
    }

    func sheets() async throws -> Int { try await number("SELECT COUNT(*) AS number FROM sheet") }
}

extension Browser {
    /// Signs in on the sign-in page, with a code that was not used before.
    @discardableResult
    mutating func signIn(as person: Townsperson, in town: Town, back: String? = nil) async throws -> Answer {
        // A code is good once; the next step's code is good as well.
        town.clock.pass(seconds: 30)
        try await get("/sign-in" + (back.map { "?back=\($0)" } ?? ""))
        return try await submit("/sign-in", signInFields(of: person, in: town))
    }

    func signInFields(of person: Townsperson, in town: Town) -> [String: String] {
        ["account": person.rawValue, "password": person.password.exposed, "code": town.code(person).exposed]
    }

    /// Begins a PHQ-9 and stands before its first question.
    mutating func begin(region: Region? = nil, age: String = "18-59") async throws {
        try await get("/check/mood")
        try await submit("/check/mood", ["ageGroup": age, "region": region?.code ?? "", "agree": "yes"])
        try await follow()
        if page.location != nil { try await follow() }
    }

    /// Answers the question that is open and goes on.
    @discardableResult
    mutating func choose(_ points: Int) async throws -> Answer {
        try await submit("/sheet/answer", ["option": PHQ9.options[points], "go": "next"])
        return try await follow()
    }
}

extension Town {
    /// The words as they stand in a page.
    func say(_ key: String, _ values: [String: String] = [:], in language: Language) throws -> String {
        let words = try Words(folder: try house.resources.words)
        let text = words.text(Phrase(key, values), in: language)
        // A key without words would make any page agree.
        guard text != key else { throw NothingThere() }
        return HTML.escaped(text)
    }

    /// A visit that no request began, for what is written before anybody asks for it.
    func visit(_ language: Language = .zhHans) throws -> Visit {
        Visit(
            house: try house.web(demoPeople: nil).door.house, path: "/", fields: Fields(values: [:]),
            language: language, isLarge: false, isSecure: false, address: "203.0.113.7", presence: nil,
            signInToken: nil, sheetKey: nil, historyKey: nil, sittingKey: nil, formToken: "", isPart: false,
            wantsJSON: false)
    }

    func answers() async throws -> Int { try await number("SELECT COUNT(*) AS number FROM answer") }
}
