/// From how many people on a figure may be shown.
public enum SmallNumbers {
    /// The fewest people in any figure. Source: rulebook E.4.9, H.9.
    public static let cell = 10
    /// The fewest people of a school or an employer before anything of it is shown apart. Source: rulebook H.9.
    public static let house = 30
}
