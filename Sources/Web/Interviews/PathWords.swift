import Care
import InterviewRules
import Interviews

extension PathStep {
    /// As something that was.
    var phrase: Phrase { Phrase("paths.step.\(rawValue)") }
    /// As something to do.
    var act: Phrase { Phrase("paths.act.\(rawValue)") }
    /// As the person and the family read it.
    var own: Phrase { Phrase("paths.own.\(rawValue)") }
    var wordsLabel: Phrase { Phrase("paths.words.\(rawValue)") }
    var dayLabel: Phrase { Phrase("paths.day.\(rawValue)") }
}

extension PathFact {
    var phrase: Phrase { Phrase("paths.fact.\(rawValue)") }
}

extension PathClock {
    var phrase: Phrase { Phrase("paths.clock.\(rawValue)") }
}
