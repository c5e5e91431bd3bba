import Access
import ArgumentParser
import Care
import Foundation
import Storage

/// `xinqiao audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check the audit log.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether anybody has laid hands on the audit log; exit 0 if not, 1 if so.",
            discussion: "Runs beside a working server and names the first line that is not as it was.")

        @OptionGroup var options: HouseOptions

        func run() async throws {
            var finding: AuditVerification.Finding?
            try await Verification.open(options) { keys, heads, database in
                finding = try await AuditVerification(keys: keys, keptHeads: heads).verify(database)
            }
            guard let finding else { throw ExitCode.failure }
            if let fault = finding.fault {
                print("ALTERED: \(fault)")
                throw ExitCode(1)
            }
            let age = finding.unsealedSince.map { " since \(max(0, Self.now.seconds(since: $0))) s" } ?? ""
            print("intact: \(finding.sealed) lines sealed, \(finding.unsealed) not sealed yet\(age)")
        }
    }
}
