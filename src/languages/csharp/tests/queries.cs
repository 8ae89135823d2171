class Queries
{
    object Run() =>
        from c in customers
        join Order o in orders on c.Id equals o.CustomerId into matched
        let total = matched.Sum(m => m.Price)
        where total > limit
        orderby total descending, c.Name
        group c by c.City into city
        select new { city.Key, Size = city.Count() };
}
