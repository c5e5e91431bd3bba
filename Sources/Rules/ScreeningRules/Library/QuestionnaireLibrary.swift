public import Care
public import Foundation

/// All scales that were found, in all their versions.
public struct QuestionnaireLibrary: Sendable {
    /// By slug, and the oldest version of each first.
    public let all: [Questionnaire]

    /// - Throws: the first file that cannot be read, or that repeats a version of a scale, with its reason.
    public init(files: [(name: String, data: Data)]) throws(RefusedFile) {
        var found: [String: Questionnaire] = [:]
        for file in files {
            let questionnaire: Questionnaire
            do throws(QuestionnaireFault) {
                questionnaire = try Questionnaire(fhir: file.data)
            } catch {
                throw RefusedFile(name: file.name, fault: error)
            }
            let key = "\(questionnaire.slug)|\(questionnaire.version)"
            guard found.updateValue(questionnaire, forKey: key) == nil else {
                throw RefusedFile(name: file.name, fault: .secondFile(of: questionnaire))
            }
        }
        all = found.values.sorted { ($0.slug, $0.version) < ($1.slug, $1.version) }
    }

    /// The newest version of a scale, for a new sheet.
    public func newest(_ slug: String) -> Questionnaire? {
        all.last { $0.slug == slug }
    }

    /// One version of a scale, for a sheet that was begun with it.
    public func questionnaire(_ slug: String, version: String) -> Questionnaire? {
        all.first { $0.slug == slug && $0.version.description == version }
    }

    /// The newest version of every scale.
    public var newest: [Questionnaire] {
        Set(all.map(\.slug)).sorted().compactMap { newest($0) }
    }

    /// The newest scales that are complete in a language and made for an age.
    public func offered(in language: Language, to ageGroup: AgeGroup) -> [Questionnaire] {
        newest.filter { $0.languages.contains(language) && !$0.isEntryOnly && ageGroup.mayAnswer($0) }
    }

    /// The topics for which there is a scale, in the order in which they are offered.
    public func topics(in language: Language, for ageGroup: AgeGroup) -> [Topic] {
        let offered = Set(offered(in: language, to: ageGroup).map(\.topic))
        return Topic.allCases.filter { offered.contains($0) }
    }
}

extension QuestionnaireFault {
    fileprivate static func secondFile(of questionnaire: Questionnaire) -> QuestionnaireFault {
        QuestionnaireFault(
            kind: .duplicate, element: "version",
            reason: "another file already holds \(questionnaire.slug) \(questionnaire.version)")
    }
}
