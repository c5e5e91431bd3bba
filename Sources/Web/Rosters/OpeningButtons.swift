import Access
import Care
import Rosters

/// For what somebody is opened: each reason is a button that opens, so that saying it takes no step of its own.
struct OpeningButtons {
    /// Of the field, so that a fault leads here.
    let id: String
    var problem: Phrase?

    var html: HTML {
        let fault = FieldFault(problem, id: id)
        let buttons: [HTML] = OpeningReason.allCases.map { reason in
            """
            <button class="btn small quiet" name="reason" value="\(reason.rawValue)">\
            \(say: Phrase("rosters.reason.\(reason.rawValue)"))</button>

            """
        }
        return """
            <fieldset class="field" id="\(id)"\(fault.attributes)><legend>\(say: "rosters.member.openFor")</legend>\
            \(fault.words)<div class="actions">\(each: buttons)</div></fieldset>
            """
    }
}
