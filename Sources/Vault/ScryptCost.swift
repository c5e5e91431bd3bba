/// How dear one password trial is, for us and for whoever has stolen the hashes. Source: RFC 7914, section 2.
public struct ScryptCost: Hashable, Sendable {
    /// Base-2 logarithm of the number of rounds N.
    public let logRounds: Int
    /// r: with N it gives the memory, 128 · N · r bytes.
    public let blockSize: Int
    /// p: how often the whole is done, one after another.
    public let passes: Int

    /// The platform's cost: N = 2¹⁵, r = 8, p = 1, which is 32 MiB and about 110 ms of CPU (toolbox, measured).
    public static let standard = ScryptCost(trusted: 15, 8, 1)

    /// A 256th of the standard cost, for tests of everything but the cost itself.
    public static let forTests = ScryptCost(trusted: 10, 1, 1)

    /// Nil outside logRounds 1 to 20, blockSize 1 to 16, passes 1 to 16 or above 256 MiB, so that a forged hash
    /// cannot make one sign-in eat the server. (From blockSize 32 on, the memory that swift-crypto 4.5 lets
    /// BoringSSL use is too small.)
    public init?(logRounds: Int, blockSize: Int, passes: Int) {
        guard (1...20).contains(logRounds), (1...16).contains(blockSize), (1...16).contains(passes),
            128 * blockSize << logRounds <= 256 << 20,
            // RFC 7914 wants N < 2^(128 r / 8).
            logRounds < 16 * blockSize
        else { return nil }
        self.init(trusted: logRounds, blockSize, passes)
    }

    private init(trusted logRounds: Int, _ blockSize: Int, _ passes: Int) {
        self.logRounds = logRounds
        self.blockSize = blockSize
        self.passes = passes
    }
}
