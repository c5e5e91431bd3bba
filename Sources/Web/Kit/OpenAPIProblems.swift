import Access

/// The problems that the doors for programs tell, as the API document lists them.
enum OpenAPIProblems {
    private static let meanings: [Int: String] = [
        401: "No token, or one that is unknown, has expired or was ended.",
        403: "The token, or its account, is not made for this.",
        404: "Not there, or out of the caller's reach.",
        409: "Not possible as things stand now.",
        413: "More was sent than is read.",
        422: "Something that was sent cannot be taken; `field` names it.",
        429: "Too often; Retry-After says how many seconds to wait.",
        500: "A defect; `request` is its number in the log.",
        503: "Nothing could be kept just now, and nothing was; trying again helps.",
        507: "There is no room to keep it; nothing was kept.",
    ]

    /// All that a door may answer instead of its outcome.
    static func statuses(of entry: Catalogue.Entry, _ route: Routes.Route) -> [Int] {
        var statuses: Set = [401, 404, 409, 422, 500, 503]
        if entry.permission != .anyone { statuses.insert(403) }
        if route.method == .post { statuses.insert(413) }
        // An audited query writes its line before the answer leaves.
        if entry.isAudited || entry.mode == .writes { statuses.insert(507) }
        if Door.isLimited(entry.name) { statuses.insert(429) }
        return statuses.sorted()
    }

    static func reference(to status: Int) -> [String: Any] { ["$ref": "#/components/responses/Problem\(status)"] }

    static var responses: [String: Any] {
        Dictionary(uniqueKeysWithValues: meanings.map { status, meaning in ("Problem\(status)", response(meaning)) })
    }

    private static func response(_ meaning: String) -> [String: Any] {
        [
            "description": meaning,
            "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
        ]
    }

    /// RFC 9457, as `Problems` writes it.
    static var schema: [String: Any] {
        [
            "type": "object", "required": ["type", "title", "status", "detail", "request"],
            "properties": [
                "type": ["type": "string", "format": "uri-reference"], "title": ["type": "string"],
                "status": ["type": "integer"], "detail": ["type": "string"],
                "field": ["type": "string", "description": "What could not be taken, such as answers.44250-9."],
                "request": ["type": "string", "description": "The number of this request in the log."],
            ] as [String: Any],
        ]
    }
}
