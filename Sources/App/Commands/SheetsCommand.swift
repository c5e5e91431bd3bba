import Access
import ArgumentParser
import Care
import Screenings

/// `xinqiao sheets`
struct SheetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheets", abstract: "Check the stored sheets.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Work out every stored score again, and name the first that differs.",
            discussion: """
                Runs beside a working server, a slice at a time, and mends nothing.
                Exit code 0 when every score comes out again, 1 when one differs.
                """)

        @OptionGroup var options: HouseOptions

        func run() async throws {
            var finding: (checked: Int, difference: SheetDifference?) = (0, nil)
            try await options.withHouse { house in finding = try await Self.finding(in: house) }
            try Self.tell(finding)
        }

        /// Slice by slice, to the end or to the first difference.
        static func finding(in house: House) async throws -> (checked: Int, difference: SheetDifference?) {
            var checked = 0
            var last: ID<Sheet>?
            while true {
                let slice = try await house.office.perform(VerifySheets(after: last), as: .system("sheets verify"))
                checked += slice.checked
                guard slice.difference == nil, let end = slice.last else { return (checked, slice.difference) }
                last = end
            }
        }

        private static func tell(_ finding: (checked: Int, difference: SheetDifference?)) throws {
            guard let found = finding.difference else {
                print("\(finding.checked) scores come out again as they were kept")
                return
            }
            print("sheet \(found.sheet), \(found.questionnaire) \(found.version): \(found.part)")
            print("kept \(found.stored), comes out as \(found.recomputed)")
            throw ExitCode(1)
        }
    }
}
