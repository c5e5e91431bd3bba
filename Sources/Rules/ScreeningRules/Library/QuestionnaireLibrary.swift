public import Care
public import Foundation

/// All scales that were found, in all their versions, and the templates of those whose words are somebody else's.
public struct QuestionnaireLibrary: Sendable {
    /// The scales that can be answered. By slug, and the oldest version of each first.
    public let all: [Questionnaire]
    /// The scales of which only a total is kept, apart, so that nobody is ever asked to answer one.
    public let entryOnly: [Questionnaire]
    /// The newest version of every scale that can be answered, by slug.
    public let newest: [Questionnaire]
    /// By slug, and the oldest version of each first.
    public let templates: [TemplateCard]

    /// The file of each scale, by its name and version.
    private let files: [String: Data]

    /// - Throws: the first file that cannot be read, or that repeats a version of a scale, with its reason.
    public init(files: [(name: String, data: Data)]) throws(RefusedFile) {
        var found: [String: Questionnaire] = [:]
        var templates: [String: TemplateCard] = [:]
        var texts: [String: Data] = [:]
        for file in files {
            do throws(QuestionnaireFault) {
                switch try LibraryFile(file) {
                case .scale(let scale):
                    guard found.updateValue(scale, forKey: scale.name) == nil else {
                        throw .secondFile(of: scale.slug, scale.version)
                    }
                    texts[scale.name] = file.data
                case .template(let card):
                    guard templates.updateValue(card, forKey: "\(card.slug)|\(card.version)") == nil else {
                        throw .secondFile(of: card.slug, card.version)
                    }
                }
            } catch {
                throw RefusedFile(name: file.name, fault: error)
            }
        }
        let scales = found.values.sorted { ($0.slug, $0.version) < ($1.slug, $1.version) }
        all = scales.filter { !$0.isEntryOnly }
        entryOnly = scales.filter(\.isEntryOnly)
        self.files = texts
        newest = Dictionary(all.map { ($0.slug, $0) }, uniquingKeysWith: { $1 }).values.sorted { $0.slug < $1.slug }
        self.templates = templates.values.sorted { ($0.slug, $0.version) < ($1.slug, $1.version) }
    }

    /// The newest version of a scale, for a new sheet.
    public func newest(_ slug: String) -> Questionnaire? {
        all.last { $0.slug == slug }
    }

    /// One version of a scale, for a sheet that was begun with it.
    public func questionnaire(_ slug: String, version: String) -> Questionnaire? {
        let isWanted = { (scale: Questionnaire) in scale.slug == slug && scale.version.description == version }
        return all.first(where: isWanted) ?? entryOnly.first(where: isWanted)
    }

    /// The newest version of a scale of which only a total is kept.
    public func newestEntryOnly(_ slug: String) -> Questionnaire? {
        entryOnly.last { $0.slug == slug }
    }

    /// The newest version of a template, closed.
    public func template(_ slug: String) -> TemplateCard? {
        templates.last { $0.slug == slug }
    }

    /// All scales with words of their own, as the files that they are: by slug, and the oldest version of each first.
    /// Templates are not among them, because their words are somebody else's.
    public var published: [(questionnaire: Questionnaire, isNewest: Bool, file: Data)] {
        let scales = (all + entryOnly).sorted { ($0.slug, $0.version) < ($1.slug, $1.version) }
        let newest = Dictionary(scales.map { ($0.slug, $0.version) }, uniquingKeysWith: { _, later in later })
        return scales.compactMap { scale in
            files[scale.name].map { (scale, newest[scale.slug] == scale.version, $0) }
        }
    }

    /// The newest version of every scale that says how somebody is; what a survey asks to know is no self-check.
    public var selfChecks: [Questionnaire] { newest.filter { !$0.topic.isOfSurveys } }

    /// The newest scales that are complete in a language and made for an age.
    public func offered(in language: Language, to ageGroup: AgeGroup) -> [Questionnaire] {
        selfChecks.filter { $0.languages.contains(language) && ageGroup.mayAnswer($0) }
    }

    /// The topics for which there is a scale, in the order in which they are offered.
    public func topics(in language: Language, for ageGroup: AgeGroup) -> [Topic] {
        let offered = Set(offered(in: language, to: ageGroup).map(\.topic))
        return Topic.allCases.filter { offered.contains($0) }
    }
}

/// What a file of the library is: a scale to be answered, or the keys of one.
private enum LibraryFile {
    case scale(Questionnaire)
    case template(TemplateCard)

    init(_ file: (name: String, data: Data)) throws(QuestionnaireFault) {
        let root = try Element(reading: file.data)
        if root.json["status"]?.text == "draft" {
            self = .template(try TemplateCard(root, file: file))
        } else {
            self = .scale(try Questionnaire(QuestionnaireFile(root: root, status: "active")))
        }
    }
}

extension Questionnaire {
    /// One of all versions of all scales.
    fileprivate var name: String { "\(slug)|\(version)" }
}

extension QuestionnaireFault {
    fileprivate static func secondFile(of slug: String, _ version: QuestionnaireVersion) -> QuestionnaireFault {
        QuestionnaireFault(
            kind: .duplicate, element: "version", reason: "another file already holds \(slug) \(version)")
    }
}
