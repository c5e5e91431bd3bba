import Access
import Care

/// The frame that the forms of this room share: whom it is about, the way back, what is missing, and one form.
struct ProtectionForm {
    let title: Phrase
    let lead: Phrase
    /// The words on the button.
    let keep: Phrase
    /// Where the form was found, and where it is sent to.
    let person: ProtectedPerson
    let step: String
    let problem: (any Problem)?

    /// - Parameters:
    ///   - first: what stands before the form.
    ///   - parts: the cards of the form.
    ///   - last: what stands before the button.
    func page(for visit: Visit, first: HTML = .empty, parts: HTML, last: HTML = .empty) -> Page {
        let field = problem?.field
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: person.waiting,
            main: """
                <p class="no-print"><a href="\(person.wayBack)">‹ \(person.back)</a></p>
                \(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: lead)</p></div></div>
                \(first)
                <form class="narrow" method="post" action="\(person.path)/\(step)">\(Form.token(visit))\
                \(Form.request(visit))
                \(parts)\(last)
                <div class="actions"><button class="btn">\(say: keep)</button></div></form>
                """)
    }

    /// The page as it answers: with what is missing, or anew.
    func reply(_ page: Page) -> Reply { .page(page, after: problem) }
}

/// Whom a form of this room is about, as the page names them that led here.
struct ProtectedPerson {
    /// The page that led here.
    let path: String
    /// The same page, as long as it opens.
    let wayBack: String
    /// The words of the way back.
    let back: String
    /// `nil` where nobody has opened who it is.
    let name: String?
    var waiting: Int?

    init(_ care: FindingPage) {
        (path, wayBack, back, name, waiting) = (care.path, care.path, care.name, care.name, care.waiting)
    }

    init(path: String, back: String, waiting: Int? = nil) {
        (self.path, wayBack, self.back, name, self.waiting) = (path, path, back, nil, waiting)
    }

    /// Somebody whom the sender cannot open any more: the form still has its own address, and nobody's name.
    init(gone visit: Visit) {
        path = visit.path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        (wayBack, back, name) = ("/me", visit.say(Phrase("problem.home")), nil)
    }
}
