package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.DATE;
import static pl.proassist.adapters.rest.Member.EMAIL;
import static pl.proassist.adapters.rest.Member.FLAG;
import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.MONEY;
import static pl.proassist.adapters.rest.Member.NIP;
import static pl.proassist.adapters.rest.Member.STRING;
import static pl.proassist.adapters.rest.Member.oneOf;
import static pl.proassist.adapters.rest.Member.text;
import static pl.proassist.adapters.rest.Member.whole;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.BuyerUnit;
import pl.proassist.domain.invoice.Deal;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoiceText;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.invoice.KsefDuty;
import pl.proassist.domain.invoice.LineName;
import pl.proassist.domain.invoice.Numbering;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.shared.Money;

/** Reads what stands on invoices from JSON. What KSeF would refuse in a text is refused here, by its member. */
final class InvoiceMembers {

    private static final int MOST_SERVICES = 1000;
    private static final int USUAL_DUE = 14;
    private static final int MOST_PIECES = 10_000;
    private static final Money DEAREST = Money.pln("1000000.00");

    private static final Member<String> COUNTRY = STRING.then(code -> code.matches("[A-Z]{2}") ? Either.right(code) : wrong("not-a-country"));
    private static final Member<String> ACCOUNT = STRING.as(text -> text.replace(" ", ""))
            .then(text -> Seller.isAccount(text) ? Either.right(text) : wrong("not-an-account"));
    private static final Member<String> UNIT_ID = STRING.then(text -> BuyerUnit.isId(text) ? Either.right(text) : wrong("not-a-unit"));
    private static final Member<String> PREFIX = STRING.then(text -> Numbering.isPrefix(text) ? Either.right(text) : wrong("not-a-prefix"));
    private static final Member<Money> PRICE = MONEY.then(price -> price.compareTo(DEAREST) <= 0 ? Either.right(price) : wrong("out-of-range", Money.ZERO, DEAREST));

    private InvoiceMembers() {
    }

    /** One line of words, such as KSeF takes. */
    static Member<String> line(int longest) {
        return text(longest).then(words -> InvoiceText.isLine(words, longest) ? Either.right(words) : wrong("bad-characters"));
    }

    /** What is read here is taken within {@code done}, when everything was right. */
    static Supplier<InvoicingSettings> settings(FacilityId facility, Body body) {
        var seller = body.requiredPart("seller").map(InvoiceMembers::seller);
        var numbering = body.part("numbering").map(InvoiceMembers::numbering);
        var exemption = body.optional("exemption", oneOf(ExemptionBasis.class));
        var services = body.says("services") ? body.requiredParts("services", MOST_SERVICES).map(InvoiceMembers::services) : Option.<Supplier<Map<ServiceId, InvoicingSettings.Wording>>>none();
        var duty = body.optional("duty", oneOf(KsefDuty.class)).getOrElse(KsefDuty.OTHER_SELLER);
        var consumers = body.optional("consumersToKsef", FLAG).getOrElse(false);
        var turnover = body.optional("smallTurnover", FLAG).getOrElse(false);
        var due = body.optional("dueDays", whole(0, InvoicingSettings.LONGEST_DUE)).getOrElse(USUAL_DUE);
        var corrects = body.optional("correctsByItself", FLAG).getOrElse(true);
        var attachments = body.optional("attachmentsFrom", DATE);
        return () -> new InvoicingSettings(facility, 1, seller.get().get(), numbering.map(Supplier::get).getOrElse(Numbering.PLAIN), exemption,
                services.map(Supplier::get).getOrElse(Map.of()), duty, consumers, turnover, due, corrects, attachments);
    }

    private static Supplier<Seller> seller(Body body) {
        var nip = body.required("nip", NIP);
        var name = body.required("name", line(Buyer.LONGEST_NAME));
        var address = address(body);
        var account = body.optional("bankAccount", ACCOUNT);
        var place = body.optional("placeOfIssue", line(Seller.LONGEST_PLACE));
        return () -> new Seller(nip.get(), name.get(), address.get(), account, place);
    }

    private static Supplier<Numbering> numbering(Body body) {
        var prefix = body.optional("prefix", PREFIX);
        var span = body.optional("span", oneOf(Numbering.Span.class)).getOrElse(Numbering.Span.MONTH);
        return () -> new Numbering(prefix, span);
    }

    private static Supplier<Map<ServiceId, InvoicingSettings.Wording>> services(List<Body> bodies) {
        var read = new HashMap<ServiceId, Supplier<InvoicingSettings.Wording>>();
        bodies.forEach(body -> {
            var service = body.required("service", ID.as(ServiceId::new));
            var name = body.required("name", line(InvoiceLine.LONGEST_NAME));
            var exemption = body.optional("exemption", oneOf(ExemptionBasis.class));
            service.filter(read::containsKey).forEach(twice -> body.wrong("service", "repeated"));
            service.forEach(id -> read.put(id, () -> new InvoicingSettings.Wording(name.get(), exemption)));
        });
        return () -> {
            var worded = new HashMap<ServiceId, InvoicingSettings.Wording>();
            read.forEach((id, wording) -> worded.put(id, wording.get()));
            return worded;
        };
    }

    static Supplier<Billing> billing(Body body) {
        return billing(body, body.optional("email", EMAIL));
    }

    /** Of what bills no visit nobody is written to. */
    static Supplier<Billing> billingByHand(Body body) {
        return billing(body, Option.none());
    }

    private static Supplier<Billing> billing(Body body, Option<EmailAddress> email) {
        var buyer = body.requiredPart("buyer").map(InvoiceMembers::buyer);
        var payer = body.part("payer").map(InvoiceMembers::payer);
        var contract = body.optional("contract", line(InvoiceDetails.LONGEST_CONTRACT));
        return () -> new Billing(buyer.get().get(), payer.map(Supplier::get), contract, email);
    }

    static Supplier<Buyer> buyer(Body body) {
        var kind = body.required("kind", oneOf(Deal.BuyerKind.class));
        if (kind.isEmpty()) {
            body.acceptTheRest();
            return () -> {
                throw new IllegalStateException("nothing is made of a body that is wrong");
            };
        }
        var name = body.required("name", line(Buyer.LONGEST_NAME));
        var address = address(body);
        return switch (kind.get()) {
            case CONSUMER -> () -> new Buyer.Consumer(name.get(), address.get());
            case COMPANY -> company(body, name, address);
            case FOREIGN_COMPANY -> foreign(body, name, address);
        };
    }

    private static Supplier<Buyer> company(Body body, Option<String> name, Supplier<PostalAddress> address) {
        var nip = body.required("nip", NIP);
        var unit = body.part("unit").map(InvoiceMembers::unit);
        return () -> new Buyer.Company(nip.get(), name.get(), address.get(), unit.map(Supplier::get));
    }

    private static Supplier<BuyerUnit> unit(Body body) {
        var kind = body.required("kind", oneOf(BuyerUnit.Kind.class));
        var id = body.required("id", UNIT_ID);
        var name = body.required("name", line(Buyer.LONGEST_NAME));
        var address = address(body);
        return () -> new BuyerUnit(kind.get(), id.get(), name.get(), address.get());
    }

    private static Supplier<Buyer> foreign(Body body, Option<String> name, Supplier<PostalAddress> address) {
        var country = body.required("country", COUNTRY);
        var taxId = body.required("taxId", line(Buyer.ForeignCompany.LONGEST_TAX_ID));
        return () -> new Buyer.ForeignCompany(country.get(), taxId.get(), name.get(), address.get());
    }

    private static Supplier<Payer> payer(Body body) {
        var nip = body.required("nip", NIP);
        var name = body.required("name", line(Buyer.LONGEST_NAME));
        var address = address(body);
        return () -> new Payer(nip.get(), name.get(), address.get());
    }

    private static Supplier<PostalAddress> address(Body body) {
        var read = body.requiredPart("address").<Supplier<PostalAddress>>map(address -> {
            var country = address.optional("country", COUNTRY).getOrElse("PL");
            var first = address.required("line1", line(PostalAddress.LONGEST));
            var second = address.optional("line2", line(PostalAddress.LONGEST));
            return () -> new PostalAddress(country, first.get(), second);
        });
        return () -> read.get().get();
    }

    /** Paid in full already, on a day and by a form that has a name. */
    static Supplier<Settling> paid(Body body) {
        var on = body.required("on", DATE);
        var form = body.required("form", oneOf(EnumSet.complementOf(EnumSet.of(PaymentForm.Kind.OTHER))));
        return () -> new Settling.Paid(on.get(), new PaymentForm(form.get(), Option.none()));
    }

    static Supplier<List<InvoiceLine>> lines(List<Body> bodies) {
        var read = bodies.stream().map(InvoiceMembers::lineOf).toList();
        return () -> read.stream().map(Supplier::get).toList();
    }

    static Supplier<List<LineName>> names(List<Body> bodies) {
        var read = bodies.stream().map(InvoiceMembers::nameOf).toList();
        return () -> read.stream().map(Supplier::get).toList();
    }

    private static Supplier<LineName> nameOf(Body body) {
        var name = body.required("name", line(InvoiceLine.LONGEST_NAME));
        var unit = body.optional("unit", line(InvoiceLine.LONGEST_UNIT));
        return () -> new LineName(name.get(), unit);
    }

    private static Supplier<InvoiceLine> lineOf(Body body) {
        var name = body.required("name", line(InvoiceLine.LONGEST_NAME));
        var unit = body.optional("unit", line(InvoiceLine.LONGEST_UNIT)).getOrElse(InvoiceLine.SERVICE);
        var quantity = body.required("quantity", whole(0, MOST_PIECES));
        var price = body.required("unitPrice", PRICE);
        var rate = body.required("rate", oneOf(VatRate.class));
        return () -> new InvoiceLine(name.get(), unit, quantity.get(), price.get(), rate.get());
    }
}
