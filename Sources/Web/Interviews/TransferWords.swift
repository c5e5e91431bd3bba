import Care
import Interviews

extension TransferBasis {
    var phrase: Phrase { Phrase("transfers.basis.\(rawValue)") }
}

extension ConsentWay {
    var phrase: Phrase { Phrase("transfers.way.\(rawValue)") }
}

extension TransferCard {
    /// How far it is, in a word.
    var state: Phrase {
        if let ending { return Phrase("transfers.ending.\(ending.rawValue)") }
        return Phrase(isArriving ? "transfers.state.arrives" : "transfers.state.sent")
    }

    /// The school on the other side.
    var otherNames: [String: String] { isArriving ? senderNames : recipientNames }
}

extension FindingCard {
    var isOwnOrNobodys: Bool { isMine || teacher == nil }
}

extension TransferParts {
    /// How much of each kind, in the order in which it is shown.
    var counted: [(kind: String, count: Int)] {
        let all: [(kind: String, count: Int?)] = [
            ("levels", levels), ("talks", talks), ("contacts", contacts), ("errands", errands), ("advice", advice),
            ("pathSteps", pathSteps),
        ]
        return all.compactMap { part in part.count.map { (kind: part.kind, count: $0) } }
    }

    func list(_ visit: Visit) -> HTML {
        let open: HTML = "<p class=\"note warn\">\(say: "transfers.parts.isOpen")</p>"
        let alerts: HTML = "<p class=\"note warn\">\(say: "transfers.parts.hasAlert")</p>"
        return """
            <ul class="tally">\(each: counted.map { part in
                "<li><span>\(say: Phrase("transfers.parts.\(part.kind)"))</span><b>\(part.count)</b></li>\n"
            })</ul>\(if: isOpen, open)\(if: openAlerts > 0, alerts)<p class="small">\(say: "transfers.parts.left")</p>
            """
    }
}

/// On the page of a finding: where the person came from, where they went, and the way to hand the archive on.
struct TransferNote {
    let card: FindingCard
    /// Whether the reader may hand it on.
    let isMine: Bool

    var html: HTML {
        let came: HTML = card.transfer.map { transfer in
            "<p><a href=\"/transfers/\(transfer.rawValue)/archive\">\(say: "transfers.finding.came")</a></p>"
        } ?? .empty
        let handOn: HTML = """
            <p class="no-print"><a href="/care/findings/\(card.id.rawValue)/transfer">\
            \(say: "transfers.finding.handOn")</a></p>
            """
        return "\(came)\(if: isMine, handOn)"
    }
}
