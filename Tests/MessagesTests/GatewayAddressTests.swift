@testable import App
import Foundation
import Testing
import Vault

/// Whom the platform calls, and whom never.
@Suite struct GatewayAddressTests {
    @Test(arguments: [
        ("https://sms.example/send", true), ("http://127.0.0.1:9/x", true), ("http://localhost/x", true),
        ("http://[::1]:9/x", true), ("http://sms.example/send", false), ("http://10.0.0.1/x", false),
        ("ftp://sms.example/x", false), ("file:///etc/passwd", false), ("https://me:word@sms.example/", false),
        ("https:///nothing", false), ("http://127.0.0.1.sms.example/", false),
    ])
    func `only https or this machine`(_ text: String, _ isGood: Bool) throws {
        #expect(GatewayAddress.isWellFormed(try #require(URL(string: text))) == isGood)
    }

    @Test(arguments: [
        [10, 0, 0, 1], [127, 0, 0, 1], [169, 254, 169, 254], [172, 16, 0, 1], [172, 31, 255, 255], [192, 168, 1, 1],
        [100, 64, 0, 1], [0, 0, 0, 0], [224, 0, 0, 1], [255, 255, 255, 255], [198, 18, 0, 1], [192, 0, 2, 1],
        [198, 51, 100, 1], [203, 0, 113, 9], [192, 0, 0, 8],
    ])
    func `what is not public is not called, nor as IPv6`(_ address: [UInt8]) {
        #expect(!GatewayAddress.isPublic(address))
        let mapped: [UInt8] = Array(repeating: 0, count: 10) + [255, 255] + address
        #expect(!GatewayAddress.isPublic(mapped))
    }

    @Test(arguments: [
        [1, 1, 1, 1], [172, 32, 0, 1], [172, 15, 0, 1], [100, 128, 0, 1], [192, 169, 0, 1], [11, 0, 0, 1],
    ])
    func `what is public is called`(_ address: [UInt8]) {
        #expect(GatewayAddress.isPublic(address))
        #expect(!GatewayAddress.isPrivate(address))
    }

    @Test func `an institution's own network is no public one, and link-local is neither`() {
        func six(_ head: [UInt8]) -> [UInt8] { head + Array(repeating: 1, count: 16 - head.count) }
        #expect(GatewayAddress.isPrivate(six([0xFD])))
        #expect(!GatewayAddress.isPrivate(six([0xFE, 0x80])))
        #expect(!GatewayAddress.isPrivate([169, 254, 169, 254]))
        let heads: [[UInt8]] = [
            [0xFD], [0xFE, 0x80], [0x20, 0x02], [0x20, 0x01, 0x00], [0x20, 0x01, 0x0D, 0xB8], [0xFF], [0],
        ]
        for head in heads {
            #expect(!GatewayAddress.isPublic(six(head)), "\(head)")
        }
        #expect(GatewayAddress.isPublic(six([0x24, 0x08])))
    }

    @Test func `a name that leads into this machine or nowhere is not called`() async {
        #expect(await GatewayAddress.mayCall("127.0.0.1", allowsPrivate: false))
        #expect(await !GatewayAddress.mayCall("127.0.0.2", allowsPrivate: true))
        #expect(await !GatewayAddress.mayCall("10.0.0.1", allowsPrivate: false))
        #expect(await GatewayAddress.mayCall("10.0.0.1", allowsPrivate: true))
        #expect(await !GatewayAddress.mayCall("169.254.169.254", allowsPrivate: true))
        #expect(await !GatewayAddress.mayCall("nobody.invalid", allowsPrivate: true))
    }

    @Test func `a signature is the one that another system works out`() {
        // Worked out with Python's hmac module.
        #expect(
            HookSignature.text(Array(#"{"id":"1"}"#.utf8), atSeconds: 1_772_589_600, secret: "an invented secret")
                == "v1=6bc952dc8fdb3d6c031dd588e4170555141aa6a4bf48d3ee412c3e23a2e9dd16")
    }
}
