import Access
import Care

/// How problems are told: the status, and the words.
enum Problems {
    /// What went wrong as something that can be told; `nil` for a defect, of which only a number is told.
    static func problem(of error: any Error) -> (any Problem)? {
        if let problem = error as? any Problem { return problem }
        if let problem = OutsideProblem(error) { return problem }
        return nil
    }

    static func status(of kind: ProblemKind) -> Int {
        switch kind {
        case .notSignedIn: 401
        case .forbidden: 403
        case .notFound: 404
        case .conflict: 409
        case .tooLarge: 413
        case .invalid: 422
        case .tooMany: 429
        case .busy: 503
        case .full: 507
        }
    }

    /// `application/problem+json`, RFC 9457.
    static func json(
        _ problem: (any Problem)?, number: String, status told: Int? = nil, say: (Phrase) -> String
    ) throws -> (status: Int, bytes: [UInt8]) {
        let status = told ?? problem.map { self.status(of: $0.kind) } ?? 500
        var field: String?
        if case .invalid(let name) = problem?.kind { field = name }
        let told = Told(
            title: say(Phrase("problem.title.\(status)")), status: status,
            detail: say(problem?.phrase ?? Phrase("problem.defect", ["number": number])), field: field, request: number,
            faults: problem.flatMap { $0.details.isEmpty ? nil : $0.details.map { Fault($0, say) } })
        return (status, try JSONText.bytes(told))
    }

    private struct Told: Encodable {
        let type = "about:blank"
        let title: String
        let status: Int
        let detail: String
        let field: String?
        let request: String
        /// Every one of several faults; an extension member of RFC 9457.
        let faults: [Fault]?
    }

    private struct Fault: Encodable {
        let place: String?
        let detail: String

        init(_ fault: ProblemDetail, _ say: (Phrase) -> String) {
            place = fault.place.map(say)
            detail = say(fault.phrase)
        }
    }
}

extension Problem {
    /// The field to mend; the hidden request is nothing that anybody could mend.
    var field: String? {
        guard case .invalid(let field) = kind, field != "request" else { return nil }
        return field
    }
}

/// Problems that do not come from a subject: what could not be read, and what the storage could not do.
struct OutsideProblem: Problem {
    let kind: ProblemKind
    let phrase: Phrase

    init(_ kind: ProblemKind, _ phrase: Phrase) {
        self.kind = kind
        self.phrase = phrase
    }

    init?(_ error: any Error) {
        if let error = error as? DecodingError {
            let field = error.field
            self.init(.invalid(field: field), Phrase("problem.invalid", ["field": field]))
        } else if let state = OfficeState(error) {
            switch state {
            case .busy: self.init(.busy, Phrase("problem.busy"))
            case .full: self.init(.full, Phrase("problem.full"))
            }
        } else {
            return nil
        }
    }
}

extension DecodingError {
    /// The name of the field that could not be read.
    var field: String {
        let path: [any CodingKey]
        switch self {
        case .dataCorrupted(let context): path = context.codingPath
        case .keyNotFound(let key, let context): path = context.codingPath + [key]
        case .typeMismatch(_, let context), .valueNotFound(_, let context): path = context.codingPath
        @unknown default: path = []
        }
        return path.map(\.stringValue).joined(separator: ".")
    }
}
