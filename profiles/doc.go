// To add a network:
//
//  1. Make a folder profiles/<slug> and in it one file named after the network
//     with a [network.Network]: its slug, name, countries, source, confidence.
//  2. Write a [network.Template] for each shape its accounts have: GUIDs, where it
//     may stand, and a row for each field with format, length, presence, check
//     digit and source. What is not established stays out; what one source says
//     has confidence C and is never more than a warning.
//  3. Write the account types: a struct with the field's real names that embeds
//     [network.Location], and the methods Network, Fields, Parts and LogValue,
//     which is [network.LogAccount] in one line. Make builds it from the values of
//     a code, New from values that people wrote. Where values are joined, or one
//     struct has the fields of several shapes, the type has a Check as well; see
//     [network.Checker].
//  4. Fill in what it asks of the shared objects (Root), which EMVCo rules its
//     real codes break as a matter of course (Lowered), what no row can say
//     (Rules), its links and slips (Natives), and the hosts that its links lead to
//     (Hosts), so that look-alikes of them are found.
//  5. Add one line to the table in networks.go.
//  6. Put its codes into testdata/mpm.tsv, with the slug in the second column.
//     The tests of this package walk them: each must be recognised, decoded, and
//     built again from its account. They also set every field by its key, write
//     it and read it back; a field whose good values its format does not describe
//     has a line in made_accounts_test.go.

// Package profiles is what works across payment networks: whose a scanned text
// is, which accounts a code holds, what is wrong with it, how several networks
// share one code, and which wallets can read the result.
//
// Everything here works on a [Set] of networks. The functions of the package use
// the set of all networks the library knows; a program with networks of its own
// makes its own set with [NewSet].
//
// Whatever holds an account masks itself when it is given to log/slog as a value
// of its own. slog looks into no slice, map or struct of the caller's, so those
// are logged in clear: log what is in them one by one, or accounts with
// [network.LogAccounts].
package profiles
