import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Vault

/// What administrators and the invited do, in one line.
extension Town {
    func invite(
        _ name: String = "王小禾", as role: Role = .counsellor, at place: String = TownPlaces.north.code,
        from: Day? = nil, until: Day? = nil, request: String = SecretToken(random: .system).text.exposed,
        by person: Townsperson = .northAdministrator
    ) async throws -> HandedLink {
        try await perform(
            InvitePerson(
                displayName: name, role: role, place: place, from: from, until: until, request: request),
            as: person)
    }

    /// Opens the link and does what it is for, with the code that the offered secret gives.
    func use(
        _ link: HandedLink, login: String? = nil, password: String? = "river stones at dusk",
        oldPassword: String? = nil, code: String? = nil
    ) async throws -> UseLink.Outcome {
        try await use(
            secret: link.secret, login: login, password: password, oldPassword: oldPassword, code: code)
    }

    func use(
        secret: String, login: String? = nil, password: String? = "river stones at dusk",
        oldPassword: String? = nil, code: String? = nil
    ) async throws -> UseLink.Outcome {
        let offered = try await perform(ReadLink(secret: secret)).totpSecret
        let digits = offered.flatMap { OneTimeCode(base32: Private($0)) }?.digits(at: clock.now)
        return try await perform(
            UseLink(
                secret: secret, login: login, password: password.map { Private($0) },
                oldPassword: oldPassword.map { Private($0) }, code: Private(code ?? digits ?? ""),
                address: "192.0.2.1"))
    }

    /// - Throws: `NothingThere` when nobody was signed in by it.
    func join(_ link: HandedLink, as login: String) async throws -> (token: String, recoveryCodes: [String]) {
        guard case .done(let token, let codes) = try await use(link, login: login) else { throw NothingThere() }
        return (token, codes)
    }

    func person(
        _ account: ID<Caller>, by reader: Townsperson = .northAdministrator
    ) async throws -> ReadPerson.Outcome {
        try await perform(ReadPerson(account: account), as: reader)
    }
}
