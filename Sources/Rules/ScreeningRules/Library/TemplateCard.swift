import Foundation

/// What is known of a template before it is opened: enough to list it.
///
/// Sixteen templates unfold into twelve megabytes, and trying their golden vectors takes longer than all else that
/// the platform does at its start; in most houses nobody opens one for weeks. So only the head is read at the start,
/// and a test opens every one that ships.
public struct TemplateCard: Sendable {
    public let slug: String
    public let version: QuestionnaireVersion
    public let title: Wording
    public let licence: Licence
    public let questions: Int
    let file: (name: String, data: Data)

    init(_ root: Element, file: (name: String, data: Data)) throws(QuestionnaireFault) {
        let head = try QuestionnaireFile(root: root, status: "draft")
        slug = head.slug
        version = try root.version()
        title = try root.wording("title", base: head.base)
        licence = try head.one("licence").licence(base: head.base)
        questions = try root.list("item").count
        self.file = file
    }

    /// The whole template, with every check and every golden vector.
    /// - Throws: the file's name and its first fault.
    public func opened() throws(RefusedFile) -> Questionnaire.Template {
        do throws(QuestionnaireFault) {
            return try Questionnaire.Template(fhir: file.data)
        } catch {
            throw RefusedFile(name: file.name, fault: error)
        }
    }
}
