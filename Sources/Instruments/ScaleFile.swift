import Foundation
public import ScreeningRules

/// Reading a scale's file that came from outside or lies in a table.
enum ScaleFile {
    /// 2 MB: a hundred items in two languages take a tenth of it.
    static let largest = 2 * 1_024 * 1_024

    /// The scale, with every check of the file format and every golden vector.
    static func read(_ data: Data) throws(InstrumentError) -> Questionnaire {
        guard data.count <= largest else { throw .tooLarge(megabytes: largest >> 20) }
        do {
            return try Questionnaire(fhir: data)
        } catch {
            // The first fault is found; only now is it worth the time to look for all of them.
            let all = Questionnaire.faults(in: data)
            throw .scaleFaults(all.isEmpty ? [error] : all)
        }
    }

    static func read(_ text: String) throws(InstrumentError) -> Questionnaire { try read(Data(text.utf8)) }
}

extension Questionnaire {
    /// Whether its owner forbids the electronic form unless a licence expressly allows it (rulebook E.1).
    public var needsClearance: Bool { licence.permission == .electronicLicence }
}
