import Access
import ArgumentParser
import Care
import Foundation
import Web

/// How a command tells that something did not work: one line in words, and an exit code by kind.
enum Told {
    static func orExit<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch {
            throw exit(error)
        }
    }

    /// 2 for what was typed wrong, 3 for what may not be, 4 for what is not there, 5 for try again, 1 for the rest.
    static func exit(_ error: any Error) -> any Error {
        if error is ExitCode || error is CleanExit || error is ValidationError { return error }
        FileHandle.standardError.write(Data("xinqiao: \(words(for: error))\n".utf8))
        return ExitCode(code(for: error))
    }

    private static func words(for error: any Error) -> String {
        guard let problem = error as? any Problem else { return "\(error)" }
        // Without the words a problem is still told, by its key.
        let words = try? Words(folder: try Resources(setting: nil).words)
        return words?.text(problem.phrase, in: .en) ?? problem.phrase.key
    }

    private static func code(for error: any Error) -> Int32 {
        switch (error as? any Problem)?.kind {
        case .invalid, .tooLarge: 2
        case .forbidden, .notSignedIn: 3
        case .notFound, .conflict: 4
        case .busy, .full, .tooMany: 5
        case nil: (error as? BackupFault)?.exitCode ?? (error is SettingsFault ? 2 : 1)
        }
    }
}
