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
            abstract: "Say whether anybody has laid hands on the audit log.",
            discussion: """
                Runs beside a working server and names the first line that is not as it was.
                Exit code 0 when the log is intact, 1 when it was altered, 2 when it cannot be read.
                """)

        @OptionGroup var options: HouseOptions

        func run() async throws {
            let finding = try await Verification(options: options).finding()
            if let fault = finding.fault {
                print("ALTERED: \(fault)")
                throw ExitCode(1)
            }
            let age = finding.unsealedSince.map { " since \(max(0, Self.now.seconds(since: $0))) s" } ?? ""
            print("intact: \(finding.sealed) lines sealed, \(finding.unsealed) not sealed yet\(age)")
        }
    }
}
