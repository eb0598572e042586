package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import pl.proassist.domain.invoice.OnlineLink;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.Settling;

/** How an invoice is paid, in the ministry's terms (ksef.md 11.5). */
final class Fa3Payment {

    private static final String IN_PART = "1";
    private static final String IN_FULL_BY_PARTS = "2";

    private Fa3Payment() {
    }

    static Option<Node> of(Settling settling, Seller seller) {
        var payment = Branch.of("Platnosc");
        return settling.fold(
                paid -> Option.some(form(payment.leaf("Zaplacono", "1").leaf("DataZaplaty", paid.on().toString()), paid.form()).end()),
                inParts -> Option.some(parts(payment, inParts, seller).end()),
                unpaid -> Option.some(account(form(due(payment, unpaid.due().toString()), unpaid.form()), seller, unpaid.form().kind() == PaymentForm.Kind.TRANSFER)
                        .leaf("LinkDoPlatnosci", unpaid.link().map(OnlineLink::url)).leaf("IPKSeF", unpaid.link().map(OnlineLink::ksefId)).end()),
                notStated -> Option.none());
    }

    private static Branch parts(Branch payment, Settling.InParts inParts, Seller seller) {
        payment.leaf("ZnacznikZaplatyCzesciowej", inParts.due().isDefined() ? IN_PART : IN_FULL_BY_PARTS).with(inParts.parts().stream().map(Fa3Payment::part));
        inParts.due().forEach(day -> due(payment, day.toString()));
        return account(payment, seller, inParts.due().isDefined());
    }

    private static Node part(Settling.Part part) {
        return form(Branch.of("ZaplataCzesciowa").leaf("KwotaZaplatyCzesciowej", part.amount().toString()).leaf("DataZaplatyCzesciowej", part.on().toString()),
                part.form()).end();
    }

    private static Branch due(Branch payment, String day) {
        return payment.with(Branch.of("TerminPlatnosci").leaf("Termin", day).end());
    }

    private static Branch form(Branch payment, PaymentForm form) {
        return switch (form.kind()) {
            case CASH -> payment.leaf("FormaPlatnosci", "1");
            case CARD -> payment.leaf("FormaPlatnosci", "2");
            case TRANSFER -> payment.leaf("FormaPlatnosci", "6");
            case MOBILE -> payment.leaf("FormaPlatnosci", "7");
            case OTHER -> payment.leaf("PlatnoscInna", "1").leaf("OpisPlatnosci", form.words());
        };
    }

    private static Branch account(Branch payment, Seller seller, boolean wanted) {
        return payment.with(seller.bankAccount().filter(account -> wanted).map(account -> Branch.of("RachunekBankowy").leaf("NrRB", account).end()));
    }
}
