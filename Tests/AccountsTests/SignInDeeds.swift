import Access
import Accounts
import Care
import HouseKit

extension Town {
    /// Tries to sign in; what is not given is right.
    func signIn(
        _ person: Townsperson, account: String? = nil, password: String? = nil, code: String? = nil,
        from address: String = "192.0.2.1"
    ) async throws -> SignIn.Outcome {
        try await perform(
            SignIn(
                account: account ?? person.rawValue, password: password.map { Private($0) } ?? person.password,
                code: code.map { Private($0) } ?? self.code(person), address: address))
    }

    /// - Throws: `NothingThere` when it was refused.
    func token(_ person: Townsperson) async throws -> String {
        guard case .signedIn(let token) = try await signIn(person) else { throw NothingThere() }
        return token
    }

    func presence(_ token: String) async throws -> Presence? {
        try await perform(RecogniseVisitor(token: token))
    }
}
