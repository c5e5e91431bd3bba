/// The few ways in which text looks on paper. Sizes in points; a hand that holds a paper at 40 cm reads 9 points well.
enum PaperFace: Hashable, CaseIterable {
    case title, heading, body, strong, small, cell, head, large

    var size: Double {
        switch self {
        case .title: 19
        case .heading: 13
        case .body, .strong: 10.5
        case .small: 8
        case .cell, .head: 9
        case .large: 16
        }
    }

    var isBold: Bool { [.title, .heading, .strong, .head, .large].contains(self) }

    /// From one line to the next. Chinese wants more air than Latin.
    var lineHeight: Double { size * 1.55 }

    /// From the top of a line to where its letters stand.
    var baseline: Double { size * 1.14 }
}

/// The few colours of a paper. All of them are told apart on a black and white printer as well.
enum PaperInk: Equatable {
    case black, grey, pale, faint, blue

    var shade: (red: Double, green: Double, blue: Double) {
        switch self {
        case .black: (0.11, 0.13, 0.15)
        case .grey: (0.36, 0.39, 0.42)
        case .pale: (0.80, 0.82, 0.84)
        case .faint: (0.945, 0.955, 0.96)
        case .blue: (0.16, 0.42, 0.52)
        }
    }
}
