package pl.proassist.adapters.ksef.fa3;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.OriginalReference;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.shared.Money;

/** Invoices as chance makes them, of every kind, with names as people type them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class) @Proves("KSF-01")
class RandomInvoicesTest {

    private static final int HOW_MANY = 150;
    private static final Instant MADE = Instant.parse("2026-11-20T10:15:30Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final String LETTERS = "abcżźćńółęąś ABC123 <>&\"']]>\t\n\u0007\u0085\uFDD0日🙂";

    @Test void our_own_rules_take_every_one_and_its_sums_agree() {
        each(seed -> invoice(new Random(seed)), (seed, invoice) -> {
            var tree = Fa3Writer.invoice(invoice, MADE);

            assertThat(Structure.wrongIn(tree)).as("seed %d", seed).isEqualTo(Option.none());
            assertThat(partsOf(tree.at("Fa").get())).as("seed %d", seed).isEqualByComparingTo(total(tree));
            assertThat(Xml.read(Xml.bytes(tree)).get()).as("seed %d", seed).isEqualTo(tree);
        });
    }

    @Test void the_ministry_s_schema_takes_every_one() {
        var schema = Examples.schema();

        each(seed -> invoice(new Random(seed)), (seed, invoice) ->
                assertThat(schema.wrongIn(Xml.bytes(Fa3Writer.invoice(invoice, MADE)))).as("seed %d", seed).isEqualTo(Option.none()));
    }

    @Test void what_the_rows_of_a_sale_come_to_is_what_is_to_be_paid() {
        each(seed -> anInvoice().saying(sale(new Random(seed))).numbered(), (seed, invoice) -> {
            var tree = Fa3Writer.invoice(invoice, MADE);

            var rows = tree.at("Fa").get().all("FaWiersz").stream().map(row -> new BigDecimal(row.valueAt("P_11A").orElse(row.valueAt("P_11")).get()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(rows).as("seed %d", seed).isEqualByComparingTo(total(tree));
        });
    }

    private static void each(IntFunction<NumberedInvoice> made, Look look) {
        IntStream.range(0, HOW_MANY).forEach(seed -> look.at(seed, made.apply(seed)));
    }

    private interface Look {
        void at(int seed, NumberedInvoice invoice);
    }

    private static BigDecimal total(Node invoice) {
        return new BigDecimal(invoice.valueAt("Fa", "P_15").get());
    }

    private static BigDecimal partsOf(Node fa) {
        return fa.children().stream().filter(node -> node.name().startsWith("P_13_") || node.name().startsWith("P_14_")).map(node -> new BigDecimal(node.value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static NumberedInvoice invoice(Random random) {
        var builder = anInvoice().number(words(random, 256)).issued(day(random)).saying(content(random)).settled(settling(random));
        return (random.nextBoolean() ? builder.toACompany() : builder.to(new Buyer.Consumer(words(random, 512), new PostalAddress("PL", words(random, 512),
                Option.when(random.nextBoolean(), () -> words(random, 512)))))).numbered();
    }

    private static InvoiceContent content(Random random) {
        return random.nextInt(3) > 0 ? primary(random) : correction(random);
    }

    private static InvoiceContent.Primary primary(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> sale(random);
            case 1 -> advance(random);
            default -> new InvoiceContent.Settlement(lines(random), SoldIn.on(day(random)), IntStream.rangeClosed(1, 1 + random.nextInt(3)).mapToObj(i -> new AdvanceReference(
                    new InvoiceId(new UUID(0, i)), words(random, 256), Option.when(random.nextBoolean(), InvoiceBuilder.NUMBER), advance(random).sums())).toList());
        };
    }

    private static InvoiceContent correction(Random random) {
        var before = primary(random);
        var after = random.nextBoolean() ? before.none() : before.fold(InvoiceContent.Cases.<InvoiceContent.Primary>of(sale -> sale(random), advance -> advance(random),
                settlement -> new InvoiceContent.Settlement(lines(random), settlement.sold(), settlement.advances()), never -> before));
        var sameKind = after.kind() == before.kind() ? after : before.none();
        return new InvoiceContent.Correction(new OriginalReference(new InvoiceId(new UUID(0, 9)), words(random, 256), day(random),
                Option.when(random.nextBoolean(), InvoiceBuilder.NUMBER), before.kind()), words(random, 256), Effect.values()[random.nextInt(3)], before, sameKind,
                Option.when(random.nextInt(4) == 0, InvoiceBuilder::aCompany));
    }

    private static InvoiceContent.Sale sale(Random random) {
        var from = day(random);
        return new InvoiceContent.Sale(lines(random), new SoldIn(from, from.plusDays(random.nextInt(30))), IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new InvoiceContent.EarlierPayment(day(random), money(random))).toList(), random.nextInt(5) == 0);
    }

    private static InvoiceContent.Advance advance(Random random) {
        return new InvoiceContent.Advance(money(random), day(random), lines(random));
    }

    private static List<InvoiceLine> lines(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(6)).mapToObj(i -> new InvoiceLine(words(random, 512), words(random, 256), 1 + random.nextInt(20),
                money(random), VatRate.values()[random.nextInt(VatRate.values().length)])).toList();
    }

    private static Settling settling(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Settling.Paid(day(random), form(random));
            case 1 -> new Settling.InParts(Stream.generate(() -> new Settling.Part(money(random), day(random), form(random))).limit(1 + random.nextInt(4)).toList(),
                    Option.when(random.nextBoolean(), () -> day(random)));
            case 2 -> new Settling.Unpaid(day(random), form(random));
            default -> new Settling.NotStated();
        };
    }

    private static PaymentForm form(Random random) {
        return List.of(PaymentForm.CARD, PaymentForm.CASH, PaymentForm.MOBILE, PaymentForm.TRANSFER, PaymentForm.other(words(random, 256))).get(random.nextInt(5));
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(700));
    }

    /** Also a single grosz. */
    private static Money money(Random random) {
        return Money.ofGrosze(1 + random.nextInt(random.nextBoolean() ? 100 : 10_000_000));
    }

    /** A letter first, so that something is left when it is cleaned; never longer than allowed then. */
    private static String words(Random random, int longest) {
        var characters = LETTERS.codePoints().toArray();
        var text = new StringBuilder("x");
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
