import Access
import Care
import Screenings

/// How FHIR tells what went wrong: a list of issues, each with its kind, words, and the element it concerns.
enum OperationOutcome {
    static func resource(
        _ problem: (any Problem)?, number: String, say: (Phrase) -> String
    ) -> [String: Any] {
        let issues: [[String: Any]]
        switch problem {
        case let problem as FHIRFaults:
            issues = problem.faults.map { issue($0.code, say($0.phrase), $0.element) }
        case let problem as ResponseFaults:
            issues = problem.faults.map { issue($0.reason.issueCode, say($0.phrase), $0.element) }
        case let problem?:
            issues = [issue(code(of: problem.kind), say(problem.phrase), nil, isFatal: false)]
        case nil:
            issues = [issue("exception", say(Phrase("problem.defect", ["number": number])), nil, isFatal: true)]
        }
        return ["resourceType": "OperationOutcome", "issue": issues]
    }

    private static func issue(
        _ code: String, _ text: String, _ element: String?, isFatal: Bool = false
    ) -> [String: Any] {
        var issue: [String: Any] = [
            "severity": isFatal ? "fatal" : "error", "code": code, "details": ["text": text],
        ]
        if let element, !element.isEmpty { issue["expression"] = [element] }
        return issue
    }

    private static func code(of kind: ProblemKind) -> String {
        switch kind {
        case .notSignedIn: "login"
        case .forbidden: "forbidden"
        case .notFound: "not-found"
        case .conflict: "conflict"
        case .tooLarge: "too-long"
        case .invalid: "invalid"
        case .tooMany: "throttled"
        case .busy: "transient"
        case .full: "no-store"
        }
    }
}
