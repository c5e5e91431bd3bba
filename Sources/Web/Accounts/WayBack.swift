extension Visit {
    /// Where somebody wanted to go before they had to sign in: a path of this house, never another site's.
    var wayBack: String? {
        guard let path = fields["back"], path.hasPrefix("/"), !path.hasPrefix("//"), !path.hasPrefix("/sign") else {
            return nil
        }
        // Browsers read a backslash as a slash; blanks and what is not ASCII have no place in a header.
        return path.utf8.allSatisfy { (33...126).contains($0) && $0 != 92 } ? path : nil
    }
}
