import Access
import CampaignRules
import Care
import Rights

/// What was agreed with a recipient, to be written for the first time or anew.
struct RecipientForm {
    let fields: CareFields

    private static let most = RightsProblem.longestWords

    /// - Parameter terms: what stands in the register, where something is written anew.
    init(_ visit: Visit, _ problem: (any Problem)?, terms: RecipientTerms? = nil) {
        let given = problem == nil ? terms?.given ?? [:] : visit.fields.values
        fields = CareFields(visit: visit, problem: problem, given: given)
    }

    var html: HTML { "\(who)\(what)\(ground)\(agreement)\(english)" }

    private var who: HTML {
        """
        \(fields.choices("terms.kind", label("kind"), RecipientKind.allCases.map { ($0.rawValue, $0.phrase) }))\
        \(fields.line("terms.name", label("name"), most: Self.most))\
        \(fields.line("terms.contact", label("contact"), hint: label("contactHint"), most: Self.most))
        """
    }

    private var what: HTML {
        """
        \(fields.area("terms.purpose", label("purpose"), most: Self.most, isRequired: true))\
        \(fields.area("terms.data", label("data"), most: Self.most, isRequired: true))\
        \(fields.area("terms.method", label("method"), most: Self.most, isRequired: true))
        """
    }

    private var ground: HTML {
        let bases = LegalBasis.allCases.map { (code: $0.rawValue, words: Phrase("campaigns.basis.\($0.rawValue)")) }
        let answers = ["yes", "no"].map { (code: $0, words: label("ownConsent.\($0)")) }
        return """
            \(fields.choices("terms.basis", label("basis"), bases))\
            \(fields.line(
                "terms.basisWords", label("basisWords"), hint: label("basisWordsHint"), most: Self.most,
                isRequired: false))\
            \(fields.choices("terms.asksOwnConsent", label("ownConsent"), answers, isRequired: false, isFlat: true))
            """
    }

    private var agreement: HTML {
        """
        \(fields.line("terms.agreementNumber", label("agreementNumber"), most: Self.most))\
        \(fields.day("terms.agreedOn", label("agreedOn")))\(fields.day("terms.fromOn", label("fromOn")))\
        \(fields.day("terms.untilOn", label("untilOn"), isRequired: false))\
        \(fields.choices(
            "terms.atEnd", label("atEnd"), RecipientEnd.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
        """
    }

    private var english: HTML {
        let parts: HTML = """
            \(fields.line("terms.nameEn", label("nameEn"), most: Self.most, isRequired: false))\
            \(fields.area("terms.purposeEn", label("purposeEn"), most: Self.most))\
            \(fields.area("terms.dataEn", label("dataEn"), most: Self.most))\
            \(fields.area("terms.methodEn", label("methodEn"), most: Self.most))
            """
        return """
            <details class="fold"><summary><h3>\(say: "rights.recipient.english")</h3></summary>\(parts)</details>

            """
    }

    private func label(_ name: String) -> Phrase { Phrase("rights.recipient.\(name)") }
}

extension RecipientTerms {
    /// As the form's fields hold it.
    var given: [String: String] {
        [
            "terms.kind": kind.rawValue, "terms.name": name, "terms.nameEn": nameEn ?? "", "terms.contact": contact,
            "terms.purpose": purpose, "terms.purposeEn": purposeEn ?? "", "terms.data": data,
            "terms.dataEn": dataEn ?? "", "terms.method": method, "terms.methodEn": methodEn ?? "",
            "terms.basis": basis.rawValue, "terms.basisWords": basisWords ?? "",
            "terms.asksOwnConsent": needsOwnConsent ? "yes" : "no", "terms.agreementNumber": agreementNumber,
            "terms.agreedOn": agreedOn.description, "terms.fromOn": fromOn.description,
            "terms.untilOn": untilOn?.description ?? "", "terms.atEnd": atEnd.rawValue,
        ]
    }
}
