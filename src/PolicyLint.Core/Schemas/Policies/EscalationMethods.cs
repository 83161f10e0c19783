using System.Collections.Generic;

namespace PolicyLint.Schemas.Policies;

/// <summary>Actions that together give their owner more permissions than were given; <c>privilege-escalation.txt</c> lists them, with sources.</summary>
/// <param name="Name">What is done: "attach to role".</param>
/// <param name="Actions">All of these are needed.</param>
public sealed record EscalationMethod(string Name, IReadOnlyList<string> Actions)
{
    private static EscalationMethod[]? _all;

    public static IReadOnlyList<EscalationMethod> All => _all ??= Read();

    private static EscalationMethod[] Read()
    {
        var rows = DataTable.Read("privilege-escalation.txt");
        var methods = new EscalationMethod[rows.Count];
        for (var i = 0; i < methods.Length; i++)
        {
            var row = rows[i];
            var actions = new string[row.Length - 1];
            System.Array.Copy(row, 1, actions, 0, actions.Length);
            methods[i] = new EscalationMethod(row[0].Replace('-', ' '), actions);
        }

        return methods;
    }
}
