import Accounts
public import Access
public import Care
import Foundation
public import ScreeningRules
public import WarningRules

/// One request, as a page needs to know it: who comes, in which language, with what, and how to ask the office.
public struct Visit: Sendable {
    let house: WebHouse
    let path: String
    var fields: Fields
    let language: Language
    let isLarge: Bool
    let isSecure: Bool
    /// The visitor's address, as far as it can be trusted.
    let address: String
    let presence: Presence?
    let signInToken: String?
    let sheetKey: String?
    let historyKey: String?
    let sittingKey: String?
    /// What a form must bring back, so that no other site can send it.
    let formToken: String
    /// Whether the page itself asks, in the background, for a part of it.
    let isPart: Bool
    let wantsJSON: Bool
    /// Why it could not be found out who comes, such as a database that is away.
    var presenceFault: (any Error)?
    /// A secret for form tokens that the visitor does not have yet.
    var newFormSecret: String?
    /// Browser and system in two words.
    var device: String?
    /// This house as the visitor's browser calls it, `https://…`, for links that are handed over.
    var origin = ""
    /// What counts, in a class meeting, that this browser has come to an end; no sheet knows of it.
    var roundTicket: String?
    /// Places whose names are known already, for what is no page; see `naming`.
    var namedPlaces: [Region: String] = [:]

    /// Who asks. A sign-in that went idle counts as nobody, until the password is given again.
    var caller: Caller {
        guard let presence, !presence.isIdle else { return .anyone }
        return presence.caller
    }

    var isSignedIn: Bool { caller.kind == .person }

    var now: Moment { house.office.now }

    func perform<Case: UseCase>(_ useCase: Case) async throws -> Case.Outcome {
        try await house.office.perform(useCase, as: caller)
    }

    /// Performs a use case that is open to everybody, whoever is signed in.
    func performOpenly<Case: UseCase>(_ useCase: Case) async throws -> Case.Outcome {
        try await house.office.perform(useCase, as: .anyone)
    }

    func say(_ phrase: Phrase) -> String { house.words.text(phrase, in: language) }

    /// The title of a page with a form: where it comes once more, it says first that something is missing.
    func title(_ title: Phrase, isAgain: Bool) -> Phrase {
        isAgain ? Phrase("form.almostTitle", ["page": say(title)]) : title
    }

    /// A text of a policy or a scale, chosen by language from a small dictionary.
    func choose(_ texts: [String: String]) -> String { texts[language.rawValue] ?? texts["zh-Hans"] ?? "" }

    func holds(_ permission: Permission) -> Bool {
        caller.posts.contains { $0.permissions.contains(permission) }
    }
}

/// What all visits share: the office, the words, the works of reference, and how the house is set up.
public struct WebHouse: Sendable {
    public let office: Office
    public let words: Words
    public let library: QuestionnaireLibrary
    public let helpLines: HelpLines
    public let demoPeople: [DemoPerson]?
    /// In a demo, the code that opens an invented person's own record.
    public var demoHistory: String?
    public let trustedProxies: Set<String>
    /// Makes a fresh random word of 256 bits.
    public let randomWord: @Sendable () -> String
    /// Makes the one word that belongs to a text and a purpose, under the platform's keys.
    public let derivedWord: @Sendable (_ purpose: String, _ text: String) -> String
    /// Whether the database answers and its schema is current.
    public let isReady: @Sendable () async -> Bool
    public let metrics: Metrics
    /// The description of the doors for programs, `OpenAPI.document`.
    public let apiDocument: DocumentOnce
    let placeNames = PlaceNames()
    /// Tests have pages wait for the bell alone.
    var looks = LiveLooks()

    public init(
        office: Office, words: Words, library: QuestionnaireLibrary, helpLines: HelpLines, demoPeople: [DemoPerson]?,
        trustedProxies: Set<String>, randomWord: @escaping @Sendable () -> String,
        derivedWord: @escaping @Sendable (String, String) -> String, isReady: @escaping @Sendable () async -> Bool,
        metrics: Metrics, apiDocument: DocumentOnce
    ) {
        self.office = office
        self.words = words
        self.library = library
        self.helpLines = helpLines
        self.demoPeople = demoPeople
        self.trustedProxies = trustedProxies
        self.randomWord = randomWord
        self.derivedWord = derivedWord
        self.isReady = isReady
        self.metrics = metrics
        self.apiDocument = apiDocument
    }
}

/// One of the invented people whom a demo offers on its sign-in page.
public struct DemoPerson: Sendable, Equatable {
    public let account: String
    public let name: String
    public let role: Role
    public let places: [Language: String]

    public init(account: String, name: String, role: Role, places: [Language: String]) {
        self.account = account
        self.name = name
        self.role = role
        self.places = places
    }
}
