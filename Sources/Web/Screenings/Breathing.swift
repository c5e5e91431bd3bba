/// A breathing space. The words carry it; the circle only keeps company, and can be stopped.
enum Breathing {
    static let card: HTML = """
        <section class="card" aria-labelledby="breath"><h2 id="breath">\(say: "help.breath.title")</h2>
        <input class="pause" type="checkbox" id="pause"> <label for="pause">\(say: "help.breath.pause")</label>
        <div class="breath" aria-hidden="true"><i></i><i></i>\
        <b>\(say: "help.breath.in")</b><b>\(say: "help.breath.out")</b></div>
        <ol><li>\(say: "help.breath.1")</li><li>\(say: "help.breath.2")</li>\
        <li>\(say: "help.breath.3")</li></ol></section>
        """
}
