import Care

/// What stands at a field that was not filled in as it should be: the mark on it, and the words below it.
struct FieldFault {
    private let problem: Phrase?
    private let id: String
    private let hint: String?

    /// - Parameter hint: the id of the hint that already describes the field.
    init(_ problem: Phrase?, id: String, hint: String? = nil) {
        self.problem = problem
        self.id = id
        self.hint = hint
    }

    var attributes: HTML {
        let described = [hint, problem.map { _ in "\(id)-fault" }].compactMap { $0 }.joined(separator: " ")
        return """
            \(if: problem != nil, " aria-invalid=\"true\"")\
            \(if: !described.isEmpty, " aria-describedby=\"\(described)\"")
            """
    }

    var words: HTML {
        guard let problem else { return .empty }
        return "<span class=\"fault\" id=\"\(id)-fault\">\(say: problem)</span>"
    }
}
