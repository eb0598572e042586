package pl.proassist.adapters.autopay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import pl.proassist.adapters.autopay.AutopayXml.Element;

/** Documents as Autopay writes and signs them. */
final class Documents {

    private Documents() {
    }

    /** {@code name=value} each. */
    static Element branch(String name, String... leaves) {
        return new Element(name, "", leaves(leaves));
    }

    static Element list(String service, Element... transactions) {
        return new Element("transactionList", "",
                List.of(Element.leaf("serviceID", service), new Element("transactions", "", List.of(transactions))));
    }

    static Element attempt(String order, String remoteId, String amount, String date, String status) {
        return branch("transaction", "orderID=" + order, "remoteID=" + remoteId, "amount=" + amount, "currency=PLN", "gatewayID=106",
                "paymentDate=" + date, "paymentStatus=" + status);
    }

    static String signed(Element document) {
        return signedWith(document, Agreed.HASH.of(document.signedValues()));
    }

    static String signedWith(Element document, String hash) {
        var children = new ArrayList<>(document.children());
        children.add(Element.leaf("hash", hash));
        return AutopayXml.write(new Element(document.name(), document.value(), children));
    }

    /** The same transaction with its values changed in one way; the last word on order, repetition and content is the test's. */
    static Element changed(Element transaction, UnaryOperator<List<Element>> change) {
        return new Element(transaction.name(), "", change.apply(new ArrayList<>(transaction.children())));
    }

    static List<Element> leaves(String... leaves) {
        return List.of(leaves).stream().map(leaf -> leaf.split("=", 2)).map(leaf -> Element.leaf(leaf[0], leaf[1])).toList();
    }
}
