import Access
import Care
import Screenings

/// The offer to be called back. Both fields may stay empty.
struct CallBackForm {
    var name = ""
    var phone = ""
    var problem: ScreeningError?

    var faultyField: String? { problem.map { $0 == .longName ? "name" : "phone" } }

    func card(_ visit: Visit) -> HTML {
        let nameFault = FieldFault(problem == .longName ? problem?.phrase : nil, id: "name")
        let phoneFault = FieldFault(problem == .badPhone ? problem?.phrase : nil, id: "phone", hint: "phone-hint")
        return """
            <section class="card" aria-labelledby="call"><h2 id="call">\(say: "help.call.title")</h2>
            <p>\(say: "help.call.words")</p>
            <form method="post" action="/sheet/call-back">\(Form.token(visit))\(Form.hidden("wanted", "yes"))
            <div class="field"><label for="name">\(say: "help.call.name")</label>
            <input type="text" id="name" name="name" value="\(name)" autocomplete="nickname"\(nameFault.attributes)>\
            \(nameFault.words)</div>
            <div class="field"><label for="phone">\(say: "help.call.phone")</label>
            <span class="hint" id="phone-hint">\(say: "help.call.phoneHint")</span>
            <input type="tel" id="phone" name="phone" value="\(phone)" autocomplete="tel"\(phoneFault.attributes)>\
            \(phoneFault.words)</div>
            <div class="actions"><button class="btn">\(say: "help.call.please")</button></div></form></section>
            """
    }
}
