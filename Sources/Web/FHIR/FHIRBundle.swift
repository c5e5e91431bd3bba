/// What a search finds.
enum FHIRBundle {
    /// - Parameters:
    ///   - resources: each with the address under which it can be read.
    ///   - next: what stands after the question mark of the next page; `nil` on the last one.
    static func found(
        _ resources: [(address: String, resource: [String: Any])], total: Int, at path: String,
        _ visit: FHIRVisit, next: String? = nil
    ) -> [String: Any] {
        let address = "\(visit.base)/\(path)"
        let text = visit.search.text
        var links = [["relation": "self", "url": text.isEmpty ? address : "\(address)?\(text)"]]
        if let next { links.append(["relation": "next", "url": "\(address)?\(next)"]) }
        var bundle: [String: Any] = ["resourceType": "Bundle", "type": "searchset", "total": total, "link": links]
        // FHIR has no empty lists.
        if !resources.isEmpty {
            bundle["entry"] = resources.map { found in
                ["fullUrl": found.address, "resource": found.resource, "search": ["mode": "match"]] as [String: Any]
            }
        }
        return bundle
    }
}
